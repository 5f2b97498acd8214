#requires -Version 3.0

# Takes every disk off a VM and keeps the files, then looks that none is left: VMM deletes the files of what is attached when it removes a VM.
function Dismount-PortalVmmDisk {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [object] $VM)
    $ErrorActionPreference = 'Stop'
    # It asks, and nobody is there to answer.
    $ConfirmPreference = 'None'

    foreach ($drive in @(Get-SCVirtualDiskDrive -VMMServer $Vmm -VM $VM)) { Remove-SCVirtualDiskDrive -VirtualDiskDrive $drive -SkipDeleteVHD | Out-Null }
    Read-SCVirtualMachine -VM $VM | Out-Null
    $left = @(Get-SCVirtualDiskDrive -VMMServer $Vmm -VM $VM)
    if ($left.Count -gt 0) {
        Write-Error -ErrorId 'Portal.StillAttached' -Category InvalidResult -Message "'$($VM.Name)' still has $($left.Count) disks: VMM would delete their files with it."
    }
}
