#requires -Version 3.0

# Paths of the disks that a VM of this machine has; none where the VM is not here. One row.
function Get-PortalAttached {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $paths = foreach ($vm in @(Find-PortalVM -VMId $VMId)) { Get-VMHardDiskDrive -VM $vm | ForEach-Object { $_.Path } }
    [pscustomobject]@{ Paths = @($paths | Where-Object { $_ }) }
}
