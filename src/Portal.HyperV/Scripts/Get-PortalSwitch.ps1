#requires -Version 3.0

# Names of the virtual switches.
function Get-PortalSwitch {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    Get-VMSwitch | ForEach-Object { $_.Name }
}
