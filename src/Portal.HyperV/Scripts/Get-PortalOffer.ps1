#requires -Version 3.0

# What this machine offers to choose from: its own row, then one for each volume.
function Get-PortalOffer {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    Get-PortalHost
    Get-PortalVolume
}
