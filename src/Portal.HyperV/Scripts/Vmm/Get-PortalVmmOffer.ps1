#requires -Version 3.0

# The server's own row, then what VMM shows this account to choose from, a row each: hosts, the networks of each, port classifications, pools of addresses, volumes and file shares.
function Get-PortalVmmOffer {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential
    )
    $ErrorActionPreference = 'Stop'

    Get-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $hosts = @(Find-PortalVmmHost -Vmm $vmm)
    foreach ($one in $hosts) {
        $cluster = $null
        if ($one.HostCluster) { $cluster = $one.HostCluster.Name }
        $group = $null
        if ($one.VMHostGroup) { $group = $one.VMHostGroup.Path }
        [pscustomobject]@{ Kind = 'Host'; Name = $one.FQDN; Cluster = $cluster; HostGroup = $group; Responding = [bool] ("$($one.CommunicationState)" -eq 'Responding') }
    }
    foreach ($network in @(Get-PortalVmmNetwork -Vmm $vmm)) { [pscustomobject]@{ Kind = 'Network'; Name = $network.Name; Host = $network.Host } }
    foreach ($classification in @(Get-PortalVmmPortClassification -Vmm $vmm)) { [pscustomobject]@{ Kind = 'PortClassification'; Name = $classification.Name } }
    foreach ($pool in @(Get-SCMACAddressPool -VMMServer $vmm)) {
        [pscustomobject]@{ Kind = 'MAC'; Name = $pool.Name; First = $pool.MACAddressRangeStart; Last = $pool.MACAddressRangeEnd }
    }
    foreach ($pool in @(Get-SCStaticIPAddressPool -VMMServer $vmm)) {
        [pscustomobject]@{ Kind = 'IP'; Name = $pool.Name; First = $pool.IPAddressRangeStart; Last = $pool.IPAddressRangeEnd }
    }
    Get-PortalVmmStorage -Vmm $vmm -VMHost $hosts
}
