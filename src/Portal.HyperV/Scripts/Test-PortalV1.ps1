#requires -Version 3.0

# Whether this machine has the first WMI of Hyper-V alone (root\virtualization): Windows Server 2008 R2, and nothing after it.
function Test-PortalV1 {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    # PowerShell 2.0 has no CIM. Nothing can be done on such a machine, but it can be told.
    if (-not (Get-Command -Name Get-CimInstance -ErrorAction SilentlyContinue)) { return $false }
    $windows = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_OperatingSystem
    [version] $windows.Version -lt [version] '6.2'
}
