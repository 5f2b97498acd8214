#requires -Version 3.0

# Brings a master back to a checkpoint. What it wrote since then is lost, so that a running one is refused.
function Restore-PortalCheckpoint {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId, [Parameter(Mandatory)] [guid] $Checkpoint)
    $ErrorActionPreference = 'Stop'

    $vm = Get-PortalOwnVM -VMId $VMId
    if ("$($vm.State)" -ne 'Off') {
        Write-Error -ErrorId 'Portal.NotOff' -Category InvalidOperation -Message "'$($vm.Name)' is not off."
    }
    $found = @(Get-VMSnapshot -VM $vm | Where-Object { $_.Id -eq $Checkpoint })[0]
    if (-not $found) {
        Write-Error -ErrorId 'Portal.NoCheckpoint' -Category ObjectNotFound -Message "'$($vm.Name)' has no checkpoint $Checkpoint."
    }
    # It asks, and Windows Server 2012's page lists no -Confirm.
    $ConfirmPreference = 'None'
    Restore-VMSnapshot -VMSnapshot $found
}
