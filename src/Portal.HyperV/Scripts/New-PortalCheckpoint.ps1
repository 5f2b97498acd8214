#requires -Version 3.0

# Takes a checkpoint of a master, unless it has one of this name. One row.
function New-PortalCheckpoint {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId, [Parameter(Mandatory)] [string] $Name)
    $ErrorActionPreference = 'Stop'

    $vm = Get-PortalOwnVM -VMId $VMId
    $checkpoint = @(Get-VMSnapshot -VM $vm | Where-Object { $_.Name -eq $Name })[0]
    if (-not $checkpoint) {
        Checkpoint-VM -VM $vm -SnapshotName $Name
        $checkpoint = @(Get-VMSnapshot -VM $vm | Where-Object { $_.Name -eq $Name })[0]
    }
    [pscustomobject]@{
        Id    = $checkpoint.Id
        Name  = $checkpoint.Name
        Taken = $checkpoint.CreationTime.ToUniversalTime()
        Disks = @(Get-VMHardDiskDrive -VMSnapshot $checkpoint | ForEach-Object { '{0} {1} {2} {3}' -f $_.ControllerType, $_.ControllerNumber, $_.ControllerLocation, $_.Path })
    }
}
