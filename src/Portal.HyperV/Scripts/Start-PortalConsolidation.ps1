#requires -Version 3.0

# Deletes half-written files of earlier attempts and starts to flatten a chain into a new dynamic disk. The job goes on without the session. One row.
function Start-PortalConsolidation {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $SourcePath,
        [Parameter(Mandatory)] [string] $PartialPath,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [string] $Extension
    )
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $SourcePath -PathType Leaf)) {
        Write-Error -ErrorId 'Portal.NoSource' -Category ObjectNotFound -Message "The master's disk '$SourcePath' is not there."
    }
    New-PortalFolder -Folder $Folder
    # One that a job still writes is locked: this throws, and the caller comes back later.
    foreach ($file in @(Find-PortalPartial -Folder $Folder -BaseName $BaseName -Extension $Extension)) { Remove-Item -LiteralPath $file.FullName -Force }

    $result = Start-PortalConversion -SourcePath $SourcePath -Path $PartialPath
    if (0, 4096 -notcontains $result.ReturnValue) { Wait-PortalJob -Result $result -Act "Converting '$SourcePath' to '$PartialPath'" }

    # Without a job there is none to name: an 'if' in the row would leave an empty object there, which is not null once it is sent.
    $jobId = $null
    if ($result.Job) { $jobId = $result.Job.InstanceID }
    [pscustomobject]@{
        Finished    = [bool] ($result.ReturnValue -eq 0)
        JobId       = $jobId
        VmmsStarted = (Get-Process -Name vmms).StartTime.ToUniversalTime()
    }
}
