#requires -Version 3.0

# Starts or resumes a VM; nothing to do when it runs.
function Start-PortalVM {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = Get-PortalOwnVM -VMId $VMId
    $state = "$($vm.State)"
    if ($state -eq 'Paused') { Resume-VM -VM $vm }
    elseif ($state -ne 'Running') { Start-VM -VM $vm }
}
