#requires -Version 3.0

# A differencing disk under a half name, renamed last. Nothing to do where it is; refused where another file has its name.
function New-PortalDifferenceDisk {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $ParentPath,
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $PartialPath,
        [Parameter(Mandatory)] [string] $Leaf
    )
    $ErrorActionPreference = 'Stop'

    $there = Get-PortalDisk -Path $Path
    if ($there -and $there.ParentPath -eq $ParentPath) { return }
    if ($there) { Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "'$Path' is there, over '$($there.ParentPath)'." }
    New-PortalFolder -Folder $Folder
    if (Test-Path -LiteralPath $PartialPath -PathType Leaf) { Remove-Item -LiteralPath $PartialPath -Force }

    try {
        $result = Start-PortalDifference -ParentPath $ParentPath -Path $PartialPath
        Wait-PortalJob -Result $result -Act "Creating '$PartialPath' over '$ParentPath'"
        Rename-Item -LiteralPath $PartialPath -NewName $Leaf
    }
    catch {
        if (Test-Path -LiteralPath $PartialPath -PathType Leaf) { Remove-Item -LiteralPath $PartialPath -Force -ErrorAction SilentlyContinue }
        # A call that was given up may have gone on, and been first.
        $there = Get-PortalDisk -Path $Path
        if (-not $there -or $there.ParentPath -ne $ParentPath) { throw }
    }
}
