#requires -Version 3.0

# VMs that are not ours, and their checkpoints: a row each. Disks are "CONTROLLER NUMBER LOCATION PATH"; those of a checkpoint are frozen.
function Get-PortalMaster {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $states = @{ '2' = 'Running'; '3' = 'Off'; '32768' = 'Paused'; '32769' = 'Saved' }
    $power = @{}
    foreach ($machine in @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_ComputerSystem)) { $power[$machine.Name] = $states["$($machine.EnabledState)"] }
    $drives = Get-PortalDrive
    # SettingType 3 is a machine as it is, 5 one of its checkpoints.
    $settings = @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_VirtualSystemSettingData)

    $masters = @{}
    foreach ($vm in @($settings | Where-Object { $_.SettingType -eq 3 -and $_.Notes -notmatch 'portal:[0-9a-f-]{36}' -and $_.ElementName -notmatch '^portal-[0-9a-f-]{36}$' })) {
        $masters[$vm.SystemName] = $true
        [pscustomobject]@{
            Kind       = 'VM'
            VMId       = [guid] $vm.SystemName
            Id         = [guid] $vm.SystemName
            Name       = $vm.ElementName
            State      = "$($power[$vm.SystemName])"
            Generation = 1
            Taken      = $null
            Type       = $null
            Disks      = @($drives[$vm.SystemName] | Where-Object { $_ })
        }
    }
    foreach ($checkpoint in @($settings | Where-Object { $_.SettingType -eq 5 -and $masters[$_.SystemName] })) {
        $id = $checkpoint.InstanceID.Substring(10, 36)
        [pscustomobject]@{
            Kind       = 'Checkpoint'
            VMId       = [guid] $checkpoint.SystemName
            Id         = [guid] $id
            Name       = $checkpoint.ElementName
            State      = $null
            Generation = 0
            Taken      = $checkpoint.CreationTime.ToUniversalTime()
            Type       = $null
            Disks      = @($drives[$id] | Where-Object { $_ })
        }
    }
}
