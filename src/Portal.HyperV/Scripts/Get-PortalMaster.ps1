#requires -Version 3.0

# VMs that are not ours, and their checkpoints: a row each. Disks are "CONTROLLER NUMBER LOCATION PATH"; those of a checkpoint are frozen.
function Get-PortalMaster {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $masters = @(Get-VM | Where-Object { $_.Notes -notmatch 'portal:[0-9a-f-]{36}' -and $_.Name -notmatch '^portal-[0-9a-f-]{36}$' })
    foreach ($vm in $masters) {
        [pscustomobject]@{
            Kind       = 'VM'
            VMId       = $vm.Id
            Id         = $vm.Id
            Name       = $vm.Name
            State      = "$($vm.State)"
            Generation = [int] $vm.Generation
            Taken      = $null
            Type       = $null
            Disks      = @(Get-VMHardDiskDrive -VM $vm | ForEach-Object { '{0} {1} {2} {3}' -f $_.ControllerType, $_.ControllerNumber, $_.ControllerLocation, $_.Path })
        }
        foreach ($checkpoint in @(Get-VMSnapshot -VM $vm)) {
            [pscustomobject]@{
                Kind       = 'Checkpoint'
                VMId       = $vm.Id
                Id         = $checkpoint.Id
                Name       = $checkpoint.Name
                State      = $null
                Generation = 0
                Taken      = $checkpoint.CreationTime.ToUniversalTime()
                Type       = "$($checkpoint.SnapshotType)"
                Disks      = @(Get-VMHardDiskDrive -VMSnapshot $checkpoint | ForEach-Object { '{0} {1} {2} {3}' -f $_.ControllerType, $_.ControllerNumber, $_.ControllerLocation, $_.Path })
            }
        }
    }
}
