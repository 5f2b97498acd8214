#requires -Version 3.0

# The network adapter of a VM that is being made: static MAC, on the switch of its host that carries the network, or on none.
function Add-PortalVmmAdapter {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [object] $Vmm,
        [Parameter(Mandatory)] [object] $VMHost,
        [Parameter(Mandatory)] [guid] $JobGroup,
        [Parameter(Mandatory)] [string] $MacAddress,
        [string] $Network,
        [string] $PortClassification
    )
    $ErrorActionPreference = 'Stop'

    $adapter = @{ VMMServer = $Vmm; JobGroup = $JobGroup; MACAddress = $MacAddress; MACAddressType = 'Static'; Synthetic = $true }
    if ($Network) {
        $on = @(Get-PortalVmmNetwork -Vmm $Vmm | Where-Object { $_.Host -eq $VMHost.FQDN -and $_.Name -eq $Network })[0]
        if (-not $on) {
            Write-Error -ErrorId 'Portal.NoNetwork' -Category ObjectNotFound -Message "No switch of $($VMHost.FQDN) carries a network '$Network'."
        }
        $adapter['VirtualNetwork'] = $on.Switch
    }
    if (Test-PortalVmmRelease -Vmm $Vmm -Since '3.1') {
        $later = @{}
        if ($Network) { $later['VMNetwork'] = @(Get-PortalVmmVMNetwork -Vmm $Vmm | Where-Object { $_.Name -eq $Network })[0] }
        if ($PortClassification) {
            $later['PortClassification'] = @(Get-PortalVmmPortClassification -Vmm $Vmm | Where-Object { $_.Name -eq $PortClassification })[0]
            if (-not $later['PortClassification']) {
                Write-Error -ErrorId 'Portal.NoPortClassification' -Category ObjectNotFound -Message "VMM has no port classification '$PortClassification'."
            }
        }
        New-SCVirtualNetworkAdapter @adapter @later | Out-Null # since vmm2012sp1
    }
    else {
        New-SCVirtualNetworkAdapter @adapter | Out-Null
    }
}
