#requires -Version 3.0

# A differencing disk under a half name, renamed last. Nothing to do where it is; refused where another file has its name.
function New-PortalDifferenceDisk {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $ParentPath,
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $PartialPath,
        [Parameter(Mandatory)] [string] $Leaf
    )
    $ErrorActionPreference = 'Stop'

    if (Test-Path -LiteralPath $Path -PathType Leaf) {
        $parent = (Get-VHD -Path $Path).ParentPath
        if ($parent -eq $ParentPath) { return }
        Write-Error -ErrorId 'Portal.Foreign' -Category ResourceExists -Message "'$Path' is there, over '$parent'."
    }
    New-PortalFolder -Folder $Folder
    if (Test-Path -LiteralPath $PartialPath -PathType Leaf) { Remove-Item -LiteralPath $PartialPath -Force }

    try {
        $service = @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService)[0]
        $result = Invoke-CimMethod -InputObject $service -MethodName CreateVirtualHardDisk -Arguments @{
            VirtualDiskSettingData = ConvertTo-PortalDiskSetting -Path $PartialPath -Type 4 -ParentPath $ParentPath
        }
        Wait-PortalJob -Result $result -Act "Creating '$PartialPath' over '$ParentPath'"
        Rename-Item -LiteralPath $PartialPath -NewName $Leaf
    }
    catch {
        if (Test-Path -LiteralPath $PartialPath -PathType Leaf) { Remove-Item -LiteralPath $PartialPath -Force -ErrorAction SilentlyContinue }
        throw
    }
}
