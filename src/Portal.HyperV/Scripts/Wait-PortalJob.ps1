#requires -Version 3.0

# Ends once the job of a CIM method has: 0 is done, 4096 is only started. Throws what the job or the method says went wrong.
function Wait-PortalJob {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Result, [Parameter(Mandatory)] [string] $Act)
    $ErrorActionPreference = 'Stop'

    if ($Result.ReturnValue -eq 0) { return }
    if ($Result.ReturnValue -ne 4096) {
        Write-Error -ErrorId "Portal.Returned.$($Result.ReturnValue)" -Category InvalidResult -Message "$Act was refused with $($Result.ReturnValue)."
    }
    $job = Get-CimInstance -InputObject $Result.Job
    while (2, 3, 4 -contains $job.JobState) {
        Start-Sleep -Milliseconds 100
        $job = Get-CimInstance -InputObject $job
    }
    if ($job.JobState -ne 7) {
        Write-Error -ErrorId "Portal.Job.$($job.ErrorCode)" -Category InvalidResult -Message "$Act failed: $($job.ErrorDescription)"
    }
}
