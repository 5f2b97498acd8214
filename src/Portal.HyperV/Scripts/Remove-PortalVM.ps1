#requires -Version 3.0

# Deletes a VM and its cluster role, turned off first. Its disks stay. True when there was one.
function Remove-PortalVM {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [guid] $VMId)
    $ErrorActionPreference = 'Stop'

    $vm = @(Find-PortalVM -VMId $VMId)[0]
    if (-not $vm) { return $false }
    if ('Off', 'Saved' -notcontains "$($vm.State)") { Stop-VM -VM $vm -TurnOff -Force }
    if ($vm.IsClustered) {
        foreach ($group in @(Get-ClusterGroup -VMId $VMId)) { Remove-ClusterGroup -InputObject $group -RemoveResources -Force }
    }
    $folder = $vm.Path
    Remove-VM -VM $vm -Force

    # Remove-VM leaves the empty folders of the configuration behind. Ours are named by the stamp; one that holds a file is not touched.
    if ($folder -match '\\portal-[0-9a-f-]{36}\\?$' -and (Test-Path -LiteralPath $folder)) {
        if (-not @(Get-ChildItem -LiteralPath $folder -Recurse -Force -File)) { Remove-Item -LiteralPath $folder -Recurse -Force }
    }
    $true
}
