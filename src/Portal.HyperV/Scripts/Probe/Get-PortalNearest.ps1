#requires -Version 3.0

# The folder itself or, while it is not made yet, the nearest above it that is there. Ends at the drive or the share, whether it is there or not.
function Get-PortalNearest {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Folder)
    $ErrorActionPreference = 'Stop'

    $at = $Folder.TrimEnd('\')
    while ($at -notmatch '^([A-Za-z]:|\\\\[^\\]+\\[^\\]+)$' -and -not (Test-Path -LiteralPath $at -PathType Container)) { $at = $at -replace '\\[^\\]*$', '' }
    if ($at -match '^[A-Za-z]:$') { return "$at\" }
    $at
}
