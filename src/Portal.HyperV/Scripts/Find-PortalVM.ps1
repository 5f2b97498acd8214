#requires -Version 3.0

# VMs by id or by display name, as Get-VM gives them. Get-VM itself takes "none" for an error that nobody can tell from others.
function Find-PortalVM {
    [CmdletBinding()]
    param(
        [guid[]] $VMId,
        [ValidatePattern('^[A-Za-z0-9._-]+$')] [string[]] $Name
    )
    $ErrorActionPreference = 'Stop'

    $terms = @($VMId | Where-Object { $_ } | ForEach-Object { "Name = '{0}'" -f "$_".ToUpperInvariant() })
    $terms += @($Name | Where-Object { $_ } | ForEach-Object { "ElementName = '{0}'" -f $_ })

    Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ComputerSystem -Filter ($terms -join ' OR ') |
        Where-Object { $_.Name -match '^[0-9A-F-]{36}$' } | # the host itself is in this class, by its own name
        ForEach-Object { Get-VM -Id ([guid] $_.Name) }
}
