#requires -Version 3.0

# VMs of ours with this name and stamp, whatever state they are in. Another's VM of this name, on the same host or cluster, is refused.
function Find-PortalVmmOrdered {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [object] $Vmm,
        [Parameter(Mandatory)] [guid] $Stamp,
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [object] $VMHost
    )
    $ErrorActionPreference = 'Stop'

    foreach ($vm in @(Get-SCVirtualMachine -VMMServer $Vmm -Name $Name | Where-Object { $_.VMHost })) {
        if ($vm.Description -match "portal:$Stamp") { $vm }
        elseif ($vm.VMHost.FQDN -eq $VMHost.FQDN -or ($VMHost.HostCluster -and $vm.VMHost.HostCluster -and $vm.VMHost.HostCluster.Name -eq $VMHost.HostCluster.Name)) {
            Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "A virtual machine named '$($vm.Name)' is there and carries no stamp of this one."
        }
    }
}
