#requires -Version 3.0

# Makes a folder, with those above it, if it is missing: the image service makes none.
function New-PortalFolder {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Folder)
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Folder -PathType Container)) { New-Item -ItemType Directory -Path $Folder -Force | Out-Null }
}
