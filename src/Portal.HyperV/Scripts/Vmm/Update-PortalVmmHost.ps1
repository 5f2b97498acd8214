#requires -Version 3.0

# Lets VMM look at a host: files that were made there since the last look are then known.
function Update-PortalVmmHost {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [string] $HostName
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    Read-SCVMHost -VMHost (Get-PortalVmmOneHost -Vmm $vmm -Name $HostName) | Out-Null
}
