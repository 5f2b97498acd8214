#requires -Version 3.0

# Makes a VM on disks that are there, or attaches what an interrupted call left out. It carries its stamp from its birth, since VMM takes a description.
function New-PortalVmmVM {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $VmmServer,
        [Parameter(Mandatory)] [System.Management.Automation.PSCredential] $Credential,
        [Parameter(Mandatory)] [guid] $Stamp,
        [Parameter(Mandatory)] [string] $Name,
        [Parameter(Mandatory)] [string] $HostName,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [ValidateRange(1, 2)] [int] $Generation,
        [Parameter(Mandatory)] [byte] $Processors,
        [Parameter(Mandatory)] [int] $MemoryMB,
        [string] $Network,
        [string] $PortClassification,
        [Parameter(Mandatory)] [string] $MacAddress,
        [Parameter(Mandatory)] [string] $BootFolder,
        [Parameter(Mandatory)] [string] $BootLeaf,
        [Parameter(Mandatory)] [string] $IdentityFolder,
        [Parameter(Mandatory)] [string] $IdentityLeaf,
        [Parameter(Mandatory)] [guid] $JobGroup,
        [switch] $Clustered
    )
    $ErrorActionPreference = 'Stop'

    $vmm = Connect-PortalVmm -VmmServer $VmmServer -Credential $Credential
    $there = Get-PortalVmmOneHost -Vmm $vmm -Name $HostName
    $vm = @(Find-PortalVmmOrdered -Vmm $vmm -Stamp $Stamp -Name $Name -VMHost $there)[0]
    if ($vm -and 'UnderCreation', 'CreationFailed', 'Missing' -contains "$($vm.Status)") {
        Write-Error -ErrorId 'Portal.UnderCreation' -Category ResourceBusy -Message "'$Name' is there and in the state '$($vm.Status)'."
    }

    $disks = @(@{ Lun = 0; Folder = $BootFolder; Leaf = $BootLeaf }, @{ Lun = 1; Folder = $IdentityFolder; Leaf = $IdentityLeaf })
    if ($vm) {
        Read-SCVirtualMachine -VM $vm | Out-Null
        $drives = @(Get-SCVirtualDiskDrive -VMMServer $vmm -VM $vm)
        foreach ($disk in $disks) {
            $path = '{0}\{1}' -f $disk['Folder'].TrimEnd('\'), $disk['Leaf']
            $drive = @($drives | Where-Object { $_.Bus -eq 0 -and $_.LUN -eq $disk['Lun'] })[0]
            if (-not $drive) { Add-PortalVmmDrive -Vmm $vmm -VM $vm -Generation $Generation -Lun $disk['Lun'] -Folder $disk['Folder'] -Leaf $disk['Leaf'] }
            elseif ($drive.VirtualHardDisk.Location -ne $path) {
                Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "At 0/$($disk['Lun']) of '$Name' is '$($drive.VirtualHardDisk.Location)', not '$path'."
            }
        }
    }
    else {
        if ($Generation -eq 2) { New-SCVirtualScsiAdapter -VMMServer $vmm -JobGroup $JobGroup -AdapterID 7 -ShareVirtualScsiAdapter $false -ScsiControllerType 'DefaultTypeNoType' | Out-Null }
        foreach ($disk in $disks) { Add-PortalVmmDrive -Vmm $vmm -JobGroup $JobGroup -Generation $Generation -Lun $disk['Lun'] -Folder $disk['Folder'] -Leaf $disk['Leaf'] }
        Add-PortalVmmAdapter -Vmm $vmm -VMHost $there -JobGroup $JobGroup -MacAddress $MacAddress -Network $Network -PortClassification $PortClassification

        $new = @{
            VMMServer                = $vmm
            Name                     = $Name
            Description              = "portal:$Stamp"
            VMHost                   = $there
            Path                     = $Folder
            JobGroup                 = $JobGroup
            CPUCount                 = $Processors
            MemoryMB                 = $MemoryMB
            DynamicMemoryEnabled     = $false
            HighlyAvailable          = [bool] $Clustered
            UseLocalVirtualHardDisk  = $true
            BlockDynamicOptimization = $false
            StartAction              = 'NeverAutoTurnOnVM'
            StopAction               = 'ShutdownGuestOS'
        }
        # Said where it can be: VMM 2025 makes Generation 2 unless told otherwise.
        if (Test-PortalVmmRelease -Vmm $vmm -Since '3.2') {
            $vm = New-SCVirtualMachine @new -Generation $Generation # since vmm2012r2
        }
        elseif ($Generation -eq 2) {
            Write-Error -ErrorId 'Portal.NoGeneration2' -Category NotImplemented -Message "VMM $($vmm.ProductVersion) makes no virtual machines of Generation 2."
        }
        else {
            $vm = New-SCVirtualMachine @new
        }
    }
    ConvertTo-PortalVmmRow -VM @(Get-SCVirtualMachine -VMMServer $vmm -ID $vm.ID)
}
