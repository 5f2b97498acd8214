#requires -Version 3.0

# Where a consolidation stands: is the target there, which half-written files, which job. One row.
function Get-PortalConsolidation {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [string] $Extension,
        [string] $JobId
    )
    $ErrorActionPreference = 'Stop'

    # The jobs before the files: a job that ends in between is then seen as running, never as lost.
    $jobs = @(Get-PortalConversion)
    $partials = @(Find-PortalPartial -Folder $Folder -BaseName $BaseName -Extension $Extension | ForEach-Object { $_.FullName })
    $job = @($jobs | Where-Object { $JobId -and $_.Id -eq $JobId })[0]
    if (-not $job) { $job = @($jobs | Where-Object { $_.Target -and $partials -contains $_.Target })[0] }

    $row = @{
        TargetExists     = [bool] (Test-Path -LiteralPath $Path -PathType Leaf)
        Partials         = $partials
        JobId            = $null
        JobState         = $null
        JobTarget        = $null
        Percent          = 0
        ErrorCode        = 0
        ErrorDescription = $null
        VmmsStarted      = (Get-Process -Name vmms).StartTime.ToUniversalTime()
    }
    if ($job) {
        $row['JobId'] = $job.Id
        $row['JobState'] = $job.State
        $row['JobTarget'] = $job.Target
        $row['Percent'] = $job.Percent
        $row['ErrorCode'] = $job.ErrorCode
        $row['ErrorDescription'] = $job.ErrorDescription
    }
    [pscustomobject] $row
}
