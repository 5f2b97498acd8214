#requires -Version 3.0

# Volumes that disks can lie on, a row each: cluster shared volumes and fixed drives with a name.
function Get-PortalVolume {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    foreach ($volume in @(Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_Volume)) {
        # 3 is a fixed disk; recovery and boot volumes have no letter and are mounted nowhere.
        if ($volume.DriveType -ne 3 -or $volume.Name -notmatch '^[A-Z]:\\') { continue }
        [pscustomobject]@{
            Path       = $volume.Name
            Shared     = [bool] ($volume.Name -match '^[A-Z]:\\ClusterStorage\\[^\\]+\\$')
            TotalBytes = [long] $volume.Capacity
            FreeBytes  = [long] $volume.FreeSpace
        }
    }
}
