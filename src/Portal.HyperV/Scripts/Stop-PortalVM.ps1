#requires -Version 3.0

# Turns a VM off, as by the power button; nothing to do when it is off.
function Stop-PortalVM {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = Get-PortalOwnVM -VMId $VMId
    if ('Off', 'Saved' -notcontains "$($vm.State)") { Stop-VM -VM $vm -TurnOff -Force }
}
