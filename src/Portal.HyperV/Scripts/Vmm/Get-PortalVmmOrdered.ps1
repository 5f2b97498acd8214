#requires -Version 3.0

# What is there already of a VM that is to be made: a row each. Another's VM of its name is refused.
function Get-PortalVmmOrdered {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $Stamp,
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $HostName
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $there = Get-PortalVmmOneHost -Vmm $vmm -Name $HostName
    ConvertTo-PortalVmmRow -VM @(Find-PortalVmmOrdered -Vmm $vmm -Stamp $Stamp -Name $Name -VMHost $there)
}
