#requires -Version 3.0

# Turns a VM off, as by the power button; nothing to do when it is off.
function Stop-PortalVmmVM {
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
    # Without a switch it would ask the guest.
    if ('PowerOff', 'Saved' -notcontains "$($vm.Status)") { Stop-SCVirtualMachine -VM $vm -Force | Out-Null }
}
