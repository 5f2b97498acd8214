#requires -Version 3.0

# Takes a checkpoint of a master, unless it has one of this name.
function New-PortalVmmCheckpoint {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $VMId,
        [Parameter(Mandatory)] [string] $Name
    )
    $ErrorActionPreference = 'Stop'
    # It asks, and nobody is there to answer.
    $ConfirmPreference = 'None'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $vm = Get-PortalVmmMaster -Vmm $vmm -VMId $VMId
    if (-not @(Get-SCVMCheckpoint -VMMServer $vmm -VM $vm | Where-Object { $_.Name -eq $Name })) { New-SCVMCheckpoint -VMMServer $vmm -VM $vm -Name $Name | Out-Null }
}
