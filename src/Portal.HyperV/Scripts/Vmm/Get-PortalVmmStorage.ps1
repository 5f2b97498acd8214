#requires -Version 3.0

# Volumes of hosts, and the file shares that each of them reaches (from 2012 SP1 on): a row per host and place. Nothing for whom VMM hides storage.
function Get-PortalVmmStorage {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [AllowEmptyCollection()] [object[]] $VMHost)
    $ErrorActionPreference = 'Stop'

    foreach ($volume in @(Get-SCStorageVolume -VMMServer $Vmm | Where-Object { $_.VMHost -and $_.Name -match '^[A-Z]:\\' })) {
        $classification = $null
        if ($volume.Classification) { $classification = $volume.Classification.Name }
        $kind = if ($volume.IsClusterSharedVolume) { 'Csv' } else { 'Local' }
        [pscustomobject]@{
            Kind = $kind; Name = $volume.Name; Host = $volume.VMHost.FQDN; Classification = $classification
            TotalBytes = [long] $volume.Capacity; FreeBytes = [long] $volume.FreeSpace
        }
    }
    # VMM assigns shares to whole clusters: a question for each, however many nodes it has.
    $shares = @{}
    foreach ($one in $VMHost) {
        $place = if ($one.HostCluster) { $one.HostCluster.Name } else { $one.FQDN }
        if (-not $shares.ContainsKey($place)) { $shares[$place] = @(Get-PortalVmmFileShare -Vmm $Vmm -VMHost $one) }
        foreach ($share in $shares[$place]) {
            $classification = $null
            if ($share.Classification) { $classification = $share.Classification.Name }
            [pscustomobject]@{
                Kind = 'Share'; Name = $share.SharePath; Host = $one.FQDN; Classification = $classification
                TotalBytes = [long] $share.Capacity; FreeBytes = [long] $share.FreeSpace
            }
        }
    }
}
