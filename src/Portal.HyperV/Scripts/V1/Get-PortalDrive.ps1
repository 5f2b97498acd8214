#requires -Version 3.0

# Disk files by the id of what has them (a VM, or a checkpoint; upper case): lists of "CONTROLLER NUMBER LOCATION PATH". One table.
# A disk names its drive by path, whose address is the location, and that its controller (type 5 is IDE, 6 SCSI), whose address is the number.
function Get-PortalDrive {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $disks = @()
    $parts = @{}
    foreach ($part in @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_ResourceAllocationSettingData)) {
        $parts[$part.InstanceID] = @{ Type = [int] $part.ResourceType; Address = $part.Address; Parent = ("$($part.Parent)" -replace '^.*InstanceID="(.*)"$', '$1').Replace('\\', '\') }
        if ($part.ResourceType -eq 21 -and $part.ResourceSubType -eq 'Microsoft Virtual Hard Disk' -and $part.Connection) {
            $disks += @(@{ Id = $part.InstanceID; Path = @($part.Connection)[0] })
        }
    }

    $files = @{}
    foreach ($disk in $disks) {
        $drive = $parts[$parts[$disk['Id']]['Parent']]
        if (-not $drive) { continue }
        $controller = $parts[$drive['Parent']]
        if (-not $controller) { continue }
        $kind = if ($controller['Type'] -eq 5) { 'IDE' } else { 'SCSI' }
        $files[$disk['Id'].Substring(10, 36)] += @('{0} {1} {2} {3}' -f $kind, [int] $controller['Address'], $drive['Address'], $disk['Path'])
    }
    $files
}
