#requires -Version 3.0

# Jobs that convert a disk, running or ended less than five minutes ago: a row each.
function Get-PortalConversion {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    foreach ($job in @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_StorageJob | Where-Object { $_.Type -eq 6 })) {
        [pscustomobject]@{
            Id               = $job.InstanceID
            State            = [int] $job.JobState
            Target           = $job.Child
            Percent          = [int] $job.PercentComplete
            ErrorCode        = [int] $job.ErrorCode
            ErrorDescription = $job.ErrorDescription
        }
    }
}
