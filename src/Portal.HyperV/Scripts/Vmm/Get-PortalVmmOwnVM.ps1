#requires -Version 3.0

# The VM with VMM's id and this stamp, as its host has it now: what VMM remembers may be old.
function Get-PortalVmmOwnVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [object] $Vmm,
        [Parameter(Mandatory)] [guid] $Id,
        [Parameter(Mandatory)] [guid] $Stamp
    )
    $ErrorActionPreference = 'Stop'

    $vm = @(Get-SCVirtualMachine -VMMServer $Vmm -ID $Id | Where-Object { $_.Description -match "portal:$Stamp" })[0]
    if (-not $vm) { Write-Error -ErrorId 'Portal.NoVM' -Category ObjectNotFound -Message "VMM shows no virtual machine with the id $Id and the stamp $Stamp." }
    if ("$($vm.Status)" -eq 'UnderCreation') {
        Write-Error -ErrorId 'Portal.UnderCreation' -Category ResourceBusy -Message "VMM is still creating '$($vm.Name)'."
    }
    if ($vm.VMHost -and "$($vm.VMHost.CommunicationState)" -ne 'Responding') {
        Write-Error -ErrorId 'Portal.HostSilent' -Category ConnectionError -TargetObject $vm.VMHost.FQDN -Message "VMM's agent on $($vm.VMHost.FQDN) does not answer: '$($vm.VMHost.CommunicationState)'."
    }
    # There is nothing on a host to read of these.
    if ('Missing', 'CreationFailed' -notcontains "$($vm.Status)") { Read-SCVirtualMachine -VM $vm | Out-Null }
    Get-SCVirtualMachine -VMMServer $Vmm -ID $Id
}
