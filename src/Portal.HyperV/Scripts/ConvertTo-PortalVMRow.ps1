#requires -Version 3.0

# One flat row per VM, with what the guest says of itself. Disks are "CONTROLLER NUMBER LOCATION PATH".
function ConvertTo-PortalVMRow {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [object[]] $VM)
    $ErrorActionPreference = 'Stop'
    if ($VM.Count -eq 0) { return }

    $disks = @{}
    foreach ($drive in @(Get-VMHardDiskDrive -VM $VM)) {
        $disks["$($drive.VMId)"] += @('{0} {1} {2} {3}' -f $drive.ControllerType, $drive.ControllerNumber, $drive.ControllerLocation, $drive.Path)
    }
    $adapters = @{}
    foreach ($adapter in @(Get-VMNetworkAdapter -VM $VM)) {
        if (-not $adapters["$($adapter.VMId)"]) { $adapters["$($adapter.VMId)"] = $adapter }
    }

    $of = @{}
    if ($VM.Count -eq 1) { $of['VMId'] = $VM[0].Id }
    $guests = @{}
    foreach ($guest in @(Get-PortalGuest @of)) { $guests[$guest.VMId] = $guest }

    foreach ($one in $VM) {
        $key = "$($one.Id)".ToUpperInvariant()
        $heartbeat = $null
        $guestName = $null
        if ($guests[$key]) {
            $heartbeat = $guests[$key].Heartbeat
            $guestName = $guests[$key].GuestName
        }
        $mac = $null
        if ($adapters["$($one.Id)"]) { $mac = $adapters["$($one.Id)"].MacAddress }
        [pscustomobject]@{
            VMId       = $one.Id
            Name       = $one.Name
            Notes      = $one.Notes
            State      = "$($one.State)"
            Generation = [int] $one.Generation
            Clustered  = [bool] $one.IsClustered
            Heartbeat  = $heartbeat
            GuestName  = $guestName
            Disks      = @($disks["$($one.Id)"] | Where-Object { $_ })
            MacAddress = $mac
        }
    }
}
