#requires -Version 3.0

# What VMM shows on the hosts of a place: "STAMP ID" of each VM of ours (ID is VMM's), and of others just Hyper-V's id. One row, since there can be thousands.
function Get-PortalVmmIndex {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [string] $Address
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $hosts = @(Find-PortalVmmHost -Vmm $vmm -Address $Address)
    $here = @{}
    foreach ($one in $hosts) { $here[$one.FQDN] = $true }
    $machines = foreach ($vm in @(Get-SCVirtualMachine -VMMServer $vmm)) {
        if (-not $vm.VMHost -or -not $here[$vm.VMHost.FQDN]) { continue }
        if ($vm.Description -match 'portal:([0-9a-f-]{36})') { '{0} {1}' -f $Matches[1], $vm.ID }
        else { "$($vm.VMId)" }
    }
    [pscustomobject]@{ Machines = @($machines) }
}
