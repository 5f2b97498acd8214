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
    $jobs = @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_StorageJob | Where-Object { $_.JobType -eq 6 })
    $partials = @(Find-PortalPartial -Folder $Folder -BaseName $BaseName -Extension $Extension | ForEach-Object { $_.FullName })
    $job = @($jobs | Where-Object { $JobId -and $_.InstanceID -eq $JobId })[0]
    if (-not $job) { $job = @($jobs | Where-Object { $_.Child -and $partials -contains $_.Child })[0] }

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
        $row['JobId'] = $job.InstanceID
        $row['JobState'] = [int] $job.JobState
        $row['JobTarget'] = $job.Child
        $row['Percent'] = [int] $job.PercentComplete
        $row['ErrorCode'] = [int] $job.ErrorCode
        $row['ErrorDescription'] = $job.ErrorDescription
    }
    [pscustomobject] $row
}
