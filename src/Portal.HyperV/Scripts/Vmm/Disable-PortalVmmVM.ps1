#requires -Version 3.0

# Turns a VM off and takes its disks off it, so that it can be removed without them. The row of what is left.
function Disable-PortalVmmVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $Id,
        [Parameter(Mandatory)] [guid] $Stamp
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vm = Get-PortalVmmOwnVM -Vmm $vmm -Id $Id -Stamp $Stamp
    $status = "$($vm.Status)"
    if ($status -eq 'CreationFailed') {
        Repair-SCVirtualMachine -VM $vm -Dismiss -Force | Out-Null
        $vm = Get-PortalVmmOwnVM -Vmm $vmm -Id $Id -Stamp $Stamp
        $status = "$($vm.Status)"
    }
    if ($status -ne 'Missing') {
        if (@($vm.VMCheckpoints | Where-Object { $_ }).Count -gt 0) {
            Write-Error -ErrorId 'Portal.HasCheckpoints' -Category InvalidOperation -Message "'$($vm.Name)' has checkpoints: its disks cannot be taken off."
        }
        if ($status -eq 'Saved') { Stop-SCVirtualMachine -VM $vm -DiscardSavedState | Out-Null }
        elseif ($status -ne 'PowerOff') { Stop-SCVirtualMachine -VM $vm -Force | Out-Null }
        Dismount-PortalVmmDisk -Vmm $vmm -VM $vm
    }
    ConvertTo-PortalVmmRow -VM @(Get-SCVirtualMachine -VMMServer $vmm -ID $Id)
}
