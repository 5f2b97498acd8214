#requires -Version 3.0

# The half-written files of a target: NAME.FENCE.partial.EXTENSION beside it.
function Find-PortalPartial {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [string] $Extension
    )
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Folder -PathType Container)) { return }
    $pattern = '^{0}\.\d+\.partial{1}$' -f [regex]::Escape($BaseName), [regex]::Escape($Extension)
    Get-ChildItem -LiteralPath $Folder -Filter "$BaseName.*.partial$Extension" -File | Where-Object { $_.Name -match $pattern }
}
