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
    # The module calls itself 1.0 in all builds; the console's setup, and each update of it, notes the build.
    $console = $null
    $setup = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Administrator Console\Setup' -ErrorAction SilentlyContinue
    if ($setup) { $console = $setup.ProductVersion }

    [pscustomobject]@{
        Name            = $vmm.FullyQualifiedDomainName
        Version         = $vmm.ProductVersion
        ConsoleVersion  = $console
        HighlyAvailable = [bool] $vmm.IsHighlyAvailable
        Profile         = "$($vmm.Profile)"
        HostGroups      = $groups
    }
}
