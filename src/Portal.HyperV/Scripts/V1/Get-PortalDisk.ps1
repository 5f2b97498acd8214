#requires -Version 3.0

# A disk file, or nothing where there is none. Windows Server 2008 R2 knows VHD alone, and answers with the text of an Msvm_VirtualHardDiskInfo.
function Get-PortalDisk {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) { return }
    $service = @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_ImageManagementService)[0]
    $result = Invoke-CimMethod -InputObject $service -MethodName GetVirtualHardDiskInfo -Arguments @{ Path = $Path }
    Wait-PortalJob -Result $result -Act "Looking at '$Path'"

    $info = @{}
    foreach ($property in ([xml] $result.Info).INSTANCE.PROPERTY) { $info[$property.NAME] = $property.VALUE }
    $kinds = @{ '2' = 'Fixed'; '3' = 'Dynamic'; '4' = 'Differencing' }
    [pscustomobject]@{
        Path       = $Path
        Format     = 'VHD'
        Kind       = $kinds["$($info['Type'])"]
        Size       = [long] $info['MaxInternalSize']
        FileSize   = [long] $info['FileSize']
        ParentPath = $info['ParentPath']
    }
}
