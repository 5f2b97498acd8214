#requires -Version 3.0

# Which networks each host has, a row per network and host: VM networks that a switch of the host carries; on VMM 2012, which has none, the switches.
function Get-PortalVmmNetwork {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm)
    $ErrorActionPreference = 'Stop'

    $all = @(Get-SCVirtualNetwork -VMMServer $Vmm)
    if (-not (Test-PortalVmmRelease -Vmm $Vmm -Since '3.1')) {
        foreach ($one in $all) { [pscustomobject]@{ Host = $one.VMHost.FQDN; Name = $one.Name; Switch = $one.Name } }
        return
    }

    $networks = @(Get-PortalVmmVMNetwork -Vmm $Vmm)
    foreach ($one in $all) {
        $carried = @($one.LogicalNetworks | ForEach-Object { "$($_.ID)" })
        foreach ($network in @($networks | Where-Object { $carried -contains "$($_.LogicalNetwork.ID)" })) {
            [pscustomobject]@{ Host = $one.VMHost.FQDN; Name = $network.Name; Switch = $one.Name }
        }
    }
}
