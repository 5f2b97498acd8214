#requires -Version 3.0

# Starts to make a differencing disk. What the image service answers: a code, and the job if there is one.
function Start-PortalDifference {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $ParentPath, [Parameter(Mandatory)] [string] $Path)
    $ErrorActionPreference = 'Stop'

    $service = @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService)[0]
    Invoke-CimMethod -InputObject $service -MethodName CreateVirtualHardDisk -Arguments @{
        VirtualDiskSettingData = ConvertTo-PortalDiskSetting -Path $Path -Type 4 -ParentPath $ParentPath
    }
}
