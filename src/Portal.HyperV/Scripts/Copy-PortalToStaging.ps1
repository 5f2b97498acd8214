#requires -Version 3.0

# A file from storage into the staging folder; refused while a running VM holds it.
function Copy-PortalToStaging {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string] $StagedPath)
    $ErrorActionPreference = 'Stop'

    Copy-Item -LiteralPath $Path -Destination $StagedPath -Force
}
