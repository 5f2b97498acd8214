#requires -Version 3.0

# Whether this machine has the first WMI of Hyper-V alone (root\virtualization): Windows Server 2008 R2, and nothing after it.
function Test-PortalV1 {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    # Older than 3.0: no CIM there. Nothing can be done on such a machine, but it can be told.
    if ($PSVersionTable.PSVersion.Major -lt 3) { return $false }
    $windows = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_OperatingSystem
    [version] $windows.Version -lt [version] '6.2'
}
