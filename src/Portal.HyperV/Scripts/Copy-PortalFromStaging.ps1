#requires -Version 3.0

# A staged file to storage: copied (a move would keep the locked folder's rights) under a half name, renamed, the staged one deleted.
# A target that is there is whole: nothing is copied then.
function Copy-PortalFromStaging {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $StagedPath,
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $PartialPath,
        [Parameter(Mandatory)] [string] $Leaf
    )
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        if (-not (Test-Path -LiteralPath $StagedPath -PathType Leaf)) {
            Write-Error -ErrorId 'Portal.NotStaged' -Category ObjectNotFound -Message "'$StagedPath' is not in the staging folder."
        }
        New-PortalFolder -Folder $Folder
        try {
            Copy-Item -LiteralPath $StagedPath -Destination $PartialPath -Force
            Rename-Item -LiteralPath $PartialPath -NewName $Leaf
        }
        catch {
            if (Test-Path -LiteralPath $PartialPath -PathType Leaf) { Remove-Item -LiteralPath $PartialPath -Force -ErrorAction SilentlyContinue }
            # A call that was given up may have gone on, and been first.
            if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) { throw }
        }
    }
    if (Test-Path -LiteralPath $StagedPath -PathType Leaf) { Remove-Item -LiteralPath $StagedPath -Force }
}
