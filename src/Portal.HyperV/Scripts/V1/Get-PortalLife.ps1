#requires -Version 3.0

# Power of VMs, with what their guests say, as this machine sees them itself: of all of them, or of one. A row per VM that is here.
function Get-PortalLife {
    [CmdletBinding()]
    param([guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $states = @{ '2' = 'Running'; '3' = 'Off'; '32769' = 'Saved'; '32768' = 'Paused' }
    $of = @{}
    if ($PSBoundParameters.ContainsKey('VMId')) { $of['Filter'] = "Name = '{0}'" -f "$VMId".ToUpperInvariant() }
    $machines = @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_ComputerSystem @of)
    $guests = @{}
    foreach ($guest in @(Get-PortalGuest @PSBoundParameters)) { $guests[$guest.VMId] = $guest }

    foreach ($machine in $machines) {
        if ($machine.Name -notmatch '^[0-9A-F-]{36}$') { continue } # the host itself is in this class, by its own name
        $row = @{ VMId = [guid] $machine.Name; State = $states["$($machine.EnabledState)"]; Heartbeat = 0; GuestName = $null }
        if ($guests[$machine.Name]) {
            $row['Heartbeat'] = $guests[$machine.Name].Heartbeat
            $row['GuestName'] = $guests[$machine.Name].GuestName
        }
        [pscustomobject] $row
    }
}
