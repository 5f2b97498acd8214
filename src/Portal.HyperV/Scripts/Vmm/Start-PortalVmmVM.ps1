#requires -Version 3.0

# Starts or resumes a VM; nothing to do when it runs.
function Start-PortalVmmVM {
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
    if ($status -eq 'Paused') { Resume-SCVirtualMachine -VM $vm | Out-Null }
    elseif ($status -ne 'Running') { Start-SCVirtualMachine -VM $vm | Out-Null }
}
