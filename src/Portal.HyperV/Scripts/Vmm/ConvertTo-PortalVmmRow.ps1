#requires -Version 3.0

# One flat row per VM as VMM knows it. Disks are "CONTROLLER NUMBER LOCATION PATH".
function ConvertTo-PortalVmmRow {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [AllowEmptyCollection()] [object[]] $VM)
    $ErrorActionPreference = 'Stop'

    foreach ($one in $VM) {
        $mac = $null
        $adapter = @($one.VirtualNetworkAdapters | Where-Object { $_ })[0]
        if ($adapter) { $mac = $adapter.MACAddress }
        $drives = @($one.VirtualDiskDrives | Where-Object { $_ -and $_.VirtualHardDisk })
        [pscustomobject]@{
            Id          = $one.ID
            VMId        = "$($one.VMId)"
            Name        = $one.Name
            Description = $one.Description
            Status      = "$($one.Status)"
            Host        = $one.VMHost.FQDN
            Disks       = @($drives | ForEach-Object { '{0} {1} {2} {3}' -f $_.BusType, $_.Bus, $_.LUN, $_.VirtualHardDisk.Location })
            MacAddress  = $mac
        }
    }
}
