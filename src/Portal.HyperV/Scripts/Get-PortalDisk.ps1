#requires -Version 3.0

# A disk file, or nothing where there is none.
function Get-PortalDisk {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) { return }
    $disk = Get-VHD -Path $Path
    [pscustomobject]@{
        Path       = $Path
        Format     = "$($disk.VhdFormat)"
        Kind       = "$($disk.VhdType)"
        Size       = [long] $disk.Size
        FileSize   = [long] $disk.FileSize
        ParentPath = $disk.ParentPath
    }
}
