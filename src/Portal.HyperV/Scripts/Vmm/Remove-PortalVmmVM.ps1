#requires -Version 3.0

# Removes a VM whose disks were taken off it. True when there was one.
function Remove-PortalVmmVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $Id,
        [Parameter(Mandatory)] [guid] $Stamp
    )
    $ErrorActionPreference = 'Stop'
    # It asks, and nobody is there to answer.
    $ConfirmPreference = 'None'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vm = @(Get-SCVirtualMachine -VMMServer $vmm -ID $Id | Where-Object { $_.Description -match "portal:$Stamp" })[0]
    if (-not $vm) { return $false }
    if ("$($vm.Status)" -eq 'Missing') {
        # No host has it any more: what VMM remembers of it goes, and nothing else.
        Remove-SCVirtualMachine -VM $vm -Force | Out-Null
        return $true
    }
    Dismount-PortalVmmDisk -Vmm $vmm -VM $vm
    Remove-SCVirtualMachine -VM $vm | Out-Null
    $true
}
