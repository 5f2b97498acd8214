#requires -Version 3.0

# Paths of the disks that a VM of this machine has; none where the VM is not here. One row.
function Get-PortalAttached {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $drives = Get-PortalDrive
    [pscustomobject]@{ Paths = @($drives["$VMId".ToUpperInvariant()] | Where-Object { $_ } | ForEach-Object { ($_ -split ' ', 4)[3] }) }
}
