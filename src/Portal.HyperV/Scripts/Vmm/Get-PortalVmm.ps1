#requires -Version 3.0

# The VMM server as it answers this account. One row.
function Get-PortalVmm {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $groups = @(Get-SCVMHostGroup -VMMServer $vmm | ForEach-Object { $_.Path })
    if ("$($vmm.Profile)" -ne 'Administrator') {
        $groups = @(Get-SCUserRole -VMMServer $vmm -Name $vmm.UserRoleName | ForEach-Object { $_.VMHostGroup } | Where-Object { $_ } | ForEach-Object { $_.Path })
    }
    # Consoles differ by the build of their assembly; the module calls itself 1.0 in all of them.
    $console = $null
    $file = (Get-Command -Name Get-SCVMMServer).DLL
    if ($file -and (Test-Path -LiteralPath $file -PathType Leaf)) { $console = (Get-Item -LiteralPath $file).VersionInfo.FileVersion }

    [pscustomobject]@{
        Name            = $vmm.FullyQualifiedDomainName
        Version         = $vmm.ProductVersion
        ConsoleVersion  = $console
        HighlyAvailable = [bool] $vmm.IsHighlyAvailable
        Profile         = "$($vmm.Profile)"
        HostGroups      = $groups
    }
}
