#requires -Version 3.0

# Brings a master back to a checkpoint. What it wrote since then is lost, so that a running one is refused.
function Restore-PortalVmmCheckpoint {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $VMId,
        [Parameter(Mandatory)] [guid] $Checkpoint
    )
    $ErrorActionPreference = 'Stop'
    # It asks, and nobody is there to answer.
    $ConfirmPreference = 'None'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vm = Get-PortalVmmMaster -Vmm $vmm -VMId $VMId
    if ("$($vm.Status)" -ne 'PowerOff') { Write-Error -ErrorId 'Portal.NotOff' -Category InvalidOperation -Message "'$($vm.Name)' is not off." }
    $found = @(Get-SCVMCheckpoint -VMMServer $vmm -VM $vm | Where-Object { "$($_.CheckpointID)" -eq "$Checkpoint" })[0]
    if (-not $found) { Write-Error -ErrorId 'Portal.NoCheckpoint' -Category ObjectNotFound -Message "'$($vm.Name)' has no checkpoint $Checkpoint." }
    Restore-SCVMCheckpoint -VMCheckpoint $found | Out-Null
}
