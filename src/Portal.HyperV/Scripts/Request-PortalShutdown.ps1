#requires -Version 3.0

# Asks the guest to shut down, and does not wait. Not Stop-VM -Force: that turns a guest off which does not answer.
function Request-PortalShutdown {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = Get-PortalOwnVM -VMId $VMId
    if ("$($vm.State)" -eq 'Off') { return }

    $of = @{ Namespace = 'root\virtualization\v2'; Filter = "SystemName = '{0}'" -f "$VMId".ToUpperInvariant() }
    $beat = @(Get-CimInstance -ClassName Msvm_HeartbeatComponent @of)[0]
    $component = @(Get-CimInstance -ClassName Msvm_ShutdownComponent @of)[0]
    # 2 is OK, 3 the same over an older protocol.
    if (-not $component -or -not $beat -or 2, 3 -notcontains @($beat.OperationalStatus)[0]) {
        Write-Error -ErrorId 'Portal.GuestSilent' -Category DeviceError -Message "The guest of '$($vm.Name)' does not answer: its integration services are not running."
    }
    $result = Invoke-CimMethod -InputObject $component -MethodName InitiateShutdown -Arguments @{ Force = $true; Reason = 'Asked for by the portal.' }
    Wait-PortalJob -Result $result -Act "Shutting down '$($vm.Name)'"
}
