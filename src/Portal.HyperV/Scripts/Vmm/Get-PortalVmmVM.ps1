#requires -Version 3.0

# The VMs of ours on the hosts of a place, all in one call; or one by VMM's id, read from its host first where that is asked.
function Get-PortalVmmVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [string] $Address,
        [guid] $Id,
        [switch] $Fresh
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    if ($PSBoundParameters.ContainsKey('Id')) {
        $vms = @(Get-SCVirtualMachine -VMMServer $vmm -ID $Id)
        if ($Fresh) { foreach ($vm in $vms) { Read-SCVirtualMachine -VM $vm | Out-Null } }
        if ($Fresh) { $vms = @(Get-SCVirtualMachine -VMMServer $vmm -ID $Id) }
    }
    else {
        $here = @{}
        foreach ($one in @(Find-PortalVmmHost -Vmm $vmm -Address $Address)) { $here[$one.FQDN] = $true }
        $vms = @(Get-SCVirtualMachine -VMMServer $vmm | Where-Object { $_.Description -match 'portal:[0-9a-f-]{36}' -and $_.VMHost -and $here[$_.VMHost.FQDN] })
    }
    ConvertTo-PortalVmmRow -VM @($vms | Where-Object { $_ -and $_.VMHost })
}
