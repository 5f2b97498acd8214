#requires -Version 3.0

# "STAMP ID" of every VM of ours on this machine: one row, since there can be thousands.
function Get-PortalStamp {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $stamps = foreach ($vm in @(Get-VM)) {
        if ($vm.Notes -match 'portal:([0-9a-f-]{36})' -or $vm.Name -match '^portal-([0-9a-f-]{36})$') { '{0} {1}' -f $Matches[1], $vm.Id }
    }
    [pscustomobject]@{ Stamps = @($stamps) }
}
