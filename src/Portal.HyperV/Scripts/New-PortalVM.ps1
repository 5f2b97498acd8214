#requires -Version 3.0

# Makes a VM, or completes one that an interrupted call left. It is born under its stamp, since New-VM takes no notes;
# one Set-VM stamps and names it when all of its hardware is there.
function New-PortalVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [guid] $Stamp,
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [ValidateRange(1, 2)] [int] $Generation,
        [Parameter(Mandatory)] [int] $Processors,
        [Parameter(Mandatory)] [long] $MemoryBytes,
        [string] $SwitchName,
        [Parameter(Mandatory)] [string] $MacAddress,
        [Parameter(Mandatory)] [string] $BootDisk,
        [Parameter(Mandatory)] [string] $IdentityDisk,
        [switch] $Clustered
    )
    $ErrorActionPreference = 'Stop'
    $birthName = "portal-$Stamp"
    $mark = "portal:$Stamp"

    $vm = $null
    $halves = @()
    foreach ($candidate in @(Find-PortalVM -Name $birthName, $Name)) {
        if ($candidate.Name -eq $birthName) { $halves += @($candidate) }
        elseif ($candidate.Notes -match $mark) { $vm = $candidate }
        else { Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "A virtual machine named '$($candidate.Name)' is there and carries no stamp of this one." }
    }
    # A call that was given up may have gone on, and made one beside ours: one is completed, further halves go.
    foreach ($half in $halves) {
        if ($vm) { Remove-PortalVM -VMId $half.Id | Out-Null } else { $vm = $half }
    }

    if (-not $vm) {
        $new = @{ Name = $birthName; Path = $Folder; MemoryStartupBytes = $MemoryBytes; NoVHD = $true }
        if ($SwitchName) {
            if (-not @(Get-VMSwitch | Where-Object { $_.Name -eq $SwitchName })) {
                Write-Error -ErrorId 'Portal.NoSwitch' -Category ObjectNotFound -Message "There is no virtual switch '$SwitchName'."
            }
            $new['SwitchName'] = $SwitchName
        }
        if ($Generation -eq 2) {
            $vm = New-VM @new -Generation 2 # since ws2012r2
        }
        else {
            $vm = New-VM @new
        }
    }

    $adapter = @(Get-VMNetworkAdapter -VM $vm)[0]
    if ($adapter.MacAddress -ne $MacAddress) { Set-VMNetworkAdapter -VMNetworkAdapter $adapter -StaticMacAddress $MacAddress }
    if ($SwitchName -and $adapter.SwitchName -ne $SwitchName) { Connect-VMNetworkAdapter -VMNetworkAdapter $adapter -SwitchName $SwitchName }

    $controller = if ($Generation -eq 2) { 'SCSI' } else { 'IDE' }
    $location = 0
    foreach ($path in $BootDisk, $IdentityDisk) {
        $drive = @(Get-VMHardDiskDrive -VM $vm -ControllerType $controller -ControllerNumber 0 -ControllerLocation $location)[0]
        if (-not $drive) {
            Add-VMHardDiskDrive -VM $vm -ControllerType $controller -ControllerNumber 0 -ControllerLocation $location -Path $path
        }
        elseif ($drive.Path -ne $path) {
            Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "At $controller 0/$location of '$($vm.Name)' is '$($drive.Path)', not '$path'."
        }
        $location++
    }

    if ($vm.Name -ne $Name -or $vm.Notes -notmatch $mark) {
        if ($Generation -eq 2) {
            $boot = @(Get-VMHardDiskDrive -VM $vm -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 0)[0]
            Set-VMFirmware -VM $vm -FirstBootDevice $boot # since ws2012r2
        }
        Set-VM -VM $vm -ProcessorCount $Processors -StaticMemory -MemoryStartupBytes $MemoryBytes -AutomaticStartAction Nothing -AutomaticStopAction ShutDown
        Set-VM -VM $vm -Notes $mark -NewVMName $Name
    }

    if ($Clustered -and -not $vm.IsClustered) { Add-ClusterVirtualMachineRole -VMId $vm.Id | Out-Null }

    ConvertTo-PortalVMRow -VM @(Get-VM -Id $vm.Id)
}
