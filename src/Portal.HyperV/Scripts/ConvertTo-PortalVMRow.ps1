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
    if ($VM.Count -eq 1) { $of['Filter'] = "SystemName = '{0}'" -f "$($VM[0].Id)".ToUpperInvariant() }
    $beats = @{}
    foreach ($beat in @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_HeartbeatComponent @of)) {
        $beats[$beat.SystemName] = [int] @($beat.OperationalStatus)[0]
    }
    $names = @{}
    foreach ($exchange in @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_KvpExchangeComponent @of)) {
        foreach ($item in @($exchange.GuestIntrinsicExchangeItems | Where-Object { $_ -match 'FullyQualifiedDomainName' })) {
            $pair = @{}
            foreach ($property in ([xml] $item).INSTANCE.PROPERTY) { $pair[$property.NAME] = $property.VALUE }
            if ($pair['Name'] -eq 'FullyQualifiedDomainName') { $names[$exchange.SystemName] = $pair['Data'] }
        }
    }

    foreach ($one in $VM) {
        $key = "$($one.Id)".ToUpperInvariant()
        $mac = $null
        if ($adapters["$($one.Id)"]) { $mac = $adapters["$($one.Id)"].MacAddress }
        [pscustomobject]@{
            VMId       = $one.Id
            Name       = $one.Name
            Notes      = $one.Notes
            State      = "$($one.State)"
            Generation = [int] $one.Generation
            Clustered  = [bool] $one.IsClustered
            Heartbeat  = $beats[$key]
            GuestName  = $names[$key]
            Disks      = @($disks["$($one.Id)"] | Where-Object { $_ })
            MacAddress = $mac
        }
    }
}
