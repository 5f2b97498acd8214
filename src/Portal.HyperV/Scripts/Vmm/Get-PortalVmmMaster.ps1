#requires -Version 3.0

# The VM with Hyper-V's id, as its host has it now.
function Get-PortalVmmMaster {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = @(Get-SCVirtualMachine -VMMServer $Vmm | Where-Object { "$($_.VMId)" -eq "$VMId" })[0]
    if (-not $vm) { Write-Error -ErrorId 'Portal.NoVM' -Category ObjectNotFound -Message "VMM shows no virtual machine with the id $VMId." }
    Read-SCVirtualMachine -VM $vm | Out-Null
    Get-SCVirtualMachine -VMMServer $Vmm -ID $vm.ID
}
