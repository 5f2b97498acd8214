#requires -Version 3.0

# Names of the virtual switches.
function Get-PortalSwitch {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_VirtualSwitch | ForEach-Object { $_.ElementName }
}
