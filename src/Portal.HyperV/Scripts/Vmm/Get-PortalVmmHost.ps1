#requires -Version 3.0

# The hosts of a place, a row each, by a number of questions that does not grow with them.
function Get-PortalVmmHost {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [string] $Address
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $hosts = @(Find-PortalVmmHost -Vmm $vmm -Address $Address)
    $networks = @{}
    foreach ($network in @(Get-PortalVmmNetwork -Vmm $vmm)) { $networks[$network.Host] += @($network.Name) }

    foreach ($one in $hosts) {
        $cluster = $null
        if ($one.HostCluster) { $cluster = $one.HostCluster.Name }
        [pscustomobject]@{
            Name       = $one.FQDN
            Cluster    = $cluster
            Paused     = [bool] ($one.MaintenanceHost -or -not $one.AvailableForPlacement)
            Responding = [bool] ("$($one.CommunicationState)" -eq 'Responding')
            Networks   = @($networks[$one.FQDN] | Where-Object { $_ })
        }
    }
}
