#requires -Version 3.0

# Hosts as VMM knows them: nodes of a cluster, the one host of this name, or all where no place is chosen yet.
function Find-PortalVmmHost {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [string] $Address)
    $ErrorActionPreference = 'Stop'

    $all = @(Get-SCVMHost -VMMServer $Vmm | Where-Object { "$($_.VirtualizationPlatform)" -eq 'HyperV' })
    if (-not $Address) { return $all }
    $found = @($all | Where-Object { $_.FQDN -eq $Address -or ($_.HostCluster -and $_.HostCluster.Name -eq $Address) })
    if ($found.Count -eq 0) {
        Write-Error -ErrorId 'Portal.NoPlace' -Category ObjectNotFound -Message "VMM shows this account no cluster and no host '$Address'."
    }
    $found
}
