#requires -Version 3.0

# The VM of this machine with this id. Machines move: one that is gone from here may be elsewhere.
function Get-PortalOwnVM {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = @(Find-PortalVM -VMId $VMId)[0]
    if (-not $vm) { Write-Error -ErrorId 'Portal.NoVM' -Category ObjectNotFound -Message "No virtual machine here has the id $VMId." }
    $vm
}
