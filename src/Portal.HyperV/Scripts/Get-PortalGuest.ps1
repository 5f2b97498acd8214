#requires -Version 3.0

# What guests say of themselves, of all VMs or of one: a row per VM with its heartbeat, and the guest's own name where it gives one.
function Get-PortalGuest {
    [CmdletBinding()]
    param([guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $of = @{}
    if ($PSBoundParameters.ContainsKey('VMId')) { $of['Filter'] = "SystemName = '{0}'" -f "$VMId".ToUpperInvariant() }
    $names = @{}
    foreach ($exchange in @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_KvpExchangeComponent @of)) {
        foreach ($item in @($exchange.GuestIntrinsicExchangeItems | Where-Object { $_ -match 'FullyQualifiedDomainName' })) {
            $pair = @{}
            foreach ($property in ([xml] $item).INSTANCE.PROPERTY) { $pair[$property.NAME] = $property.VALUE }
            if ($pair['Name'] -eq 'FullyQualifiedDomainName') { $names[$exchange.SystemName] = $pair['Data'] }
        }
    }
    foreach ($beat in @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_HeartbeatComponent @of)) {
        [pscustomobject]@{ VMId = $beat.SystemName; Heartbeat = [int] @($beat.OperationalStatus)[0]; GuestName = $names[$beat.SystemName] }
    }
}
