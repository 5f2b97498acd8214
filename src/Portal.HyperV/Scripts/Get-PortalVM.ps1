#requires -Version 3.0

# The VMs of ours on this machine: all of them in one call, or those with these ids or names.
function Get-PortalVM {
    [CmdletBinding()]
    param([guid[]] $VMId, [string[]] $Name)
    $ErrorActionPreference = 'Stop'

    $candidates = if ($VMId -or $Name) { Find-PortalVM @PSBoundParameters } else { Get-VM }
    $ours = @($candidates | Where-Object { $_.Notes -match 'portal:[0-9a-f-]{36}' -or $_.Name -match '^portal-[0-9a-f-]{36}$' })
    ConvertTo-PortalVMRow -VM $ours
}
