#requires -Version 3.0

# The connection to the VMM server, made once in a session and kept there for as long as it holds.
function Connect-PortalVmm {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential
    )
    $ErrorActionPreference = 'Stop'

    if ($global:PortalVmm -and $global:PortalVmm.IsConnected) { return $global:PortalVmm }
    # Looked for before it is called: what is missing is then the console, not just a command.
    if (-not (Get-Command -Name Get-SCVMMServer -ErrorAction SilentlyContinue)) {
        Write-Error -ErrorId 'Portal.NoVmmModule' -Category NotInstalled -Message 'The module virtualmachinemanager is not there.'
    }
    $global:PortalVmm = Get-SCVMMServer -ComputerName $VmmServer -Credential $Credential
    $global:PortalVmm
}
