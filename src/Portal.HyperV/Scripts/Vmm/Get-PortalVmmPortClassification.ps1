#requires -Version 3.0

# Port classifications as VMM gives them; none before 2012 SP1.
function Get-PortalVmmPortClassification {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm)
    $ErrorActionPreference = 'Stop'

    if (Test-PortalVmmRelease -Vmm $Vmm -Since '3.1') {
        Get-SCPortClassification -VMMServer $Vmm # since vmm2012sp1
    }
}
