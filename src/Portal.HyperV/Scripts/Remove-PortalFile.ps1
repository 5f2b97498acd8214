#requires -Version 3.0

# Deletes a file with its half-written forerunners, and then those of the folders above it that are empty and were made for it. True when there was one.
function Remove-PortalFile {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [string] $Extension,
        [string[]] $OurFolders
    )
    $ErrorActionPreference = 'Stop'

    $found = $false
    foreach ($file in @(Find-PortalPartial -Folder $Folder -BaseName $BaseName -Extension $Extension)) {
        Remove-Item -LiteralPath $file.FullName -Force
        $found = $true
    }
    if (Test-Path -LiteralPath $Path -PathType Leaf) {
        Remove-Item -LiteralPath $Path -Force
        $found = $true
    }
    # Nearest first: one that holds something ends it.
    foreach ($ours in @($OurFolders | Where-Object { $_ })) {
        if (-not (Test-Path -LiteralPath $ours -PathType Container)) { continue }
        if (@(Get-ChildItem -LiteralPath $ours -Force)) { break }
        Remove-Item -LiteralPath $ours -Force
    }
    $found
}
