#requires -Version 3.0

# Asks the guest to shut down, and does not wait.
function Request-PortalVmmShutdown {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $Id,
        [Parameter(Mandatory)] [guid] $Stamp
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vm = Get-PortalVmmOwnVM -Vmm $vmm -Id $Id -Stamp $Stamp
    if ("$($vm.Status)" -ne 'PowerOff') { Stop-SCVirtualMachine -VM $vm -Shutdown -RunAsynchronously | Out-Null }
}
