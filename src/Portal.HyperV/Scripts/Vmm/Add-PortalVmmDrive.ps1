#requires -Version 3.0

# Attaches a disk that lies on the host already: to a VM, or in a job group to one that is being made.
function Add-PortalVmmDrive {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [object] $Vmm,
        [object] $VM,
        [guid] $JobGroup,
        [Parameter(Mandatory)] [ValidateRange(1, 2)] [int] $Generation,
        [Parameter(Mandatory)] [byte] $Lun,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $Leaf
    )
    $ErrorActionPreference = 'Stop'

    $drive = @{ VMMServer = $Vmm; Bus = 0; LUN = $Lun; Path = $Folder; FileName = $Leaf; UseLocalVirtualHardDisk = $true }
    if ($VM -and $Generation -eq 2) { New-SCVirtualDiskDrive -VM $VM -SCSI @drive | Out-Null }
    elseif ($VM) { New-SCVirtualDiskDrive -VM $VM -IDE @drive | Out-Null }
    elseif ($Generation -eq 2) { New-SCVirtualDiskDrive -JobGroup $JobGroup -SCSI @drive | Out-Null }
    else { New-SCVirtualDiskDrive -JobGroup $JobGroup -IDE @drive | Out-Null }
}
