#requires -Version 3.0

# Deletes a file with its half-written forerunners, and then its folder if that is empty and was made for it. True when there was one.
function Remove-PortalFile {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [string] $Extension,
        [switch] $FolderIsOurs
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
    if ($FolderIsOurs -and (Test-Path -LiteralPath $Folder -PathType Container)) {
        if (-not @(Get-ChildItem -LiteralPath $Folder -Force)) { Remove-Item -LiteralPath $Folder -Force }
    }
    $found
}
