#requires -Version 3.0

# Starts to flatten a chain into a new dynamic disk; the source is left alone. What the image service answers: a code, and the job if there is one.
function Start-PortalConversion {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $SourcePath, [Parameter(Mandatory)] [string] $Path)
    $ErrorActionPreference = 'Stop'

    $service = @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService)[0]
    Invoke-CimMethod -InputObject $service -MethodName ConvertVirtualHardDisk -Arguments @{
        SourcePath             = $SourcePath
        VirtualDiskSettingData = ConvertTo-PortalDiskSetting -Path $Path -Type 3
    }
}
