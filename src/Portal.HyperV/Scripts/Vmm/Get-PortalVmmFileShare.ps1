#requires -Version 3.0

# File shares that a host reaches, with its cluster where it is in one, as VMM gives them; none before 2012 SP1.
function Get-PortalVmmFileShare {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [object] $VMHost)
    $ErrorActionPreference = 'Stop'

    if (Test-PortalVmmRelease -Vmm $Vmm -Since '3.1') {
        if ($VMHost.HostCluster) { return Get-SCStorageFileShare -VMMServer $Vmm -VMHostCluster $VMHost.HostCluster } # since vmm2012sp1
        Get-SCStorageFileShare -VMMServer $Vmm -VMHost $VMHost # since vmm2012sp1
    }
}
