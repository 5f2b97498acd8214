#requires -Version 3.0

# Proves that this session can work on a storage: makes a small disk in the folder (or the nearest above it that is there), reads it back and deletes it.
# The image service impersonates the session, so that on a share it needs credentials that go on. Leaves nothing; what an earlier proof left goes too.
function Test-PortalStorage {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Folder,
        [Parameter(Mandatory)] [string] $BaseName,
        [Parameter(Mandatory)] [long] $Fence
    )
    $ErrorActionPreference = 'Stop'

    $at = Get-PortalNearest -Folder $Folder
    $now = (Get-Date).ToUniversalTime()
    foreach ($left in @(Find-PortalPartial -Folder $at -BaseName $BaseName -Extension '.vhdx')) {
        # An hour: the clock of a file server may be another one, and a proof under way is left alone.
        if ($left.LastWriteTimeUtc.AddHours(1) -lt $now) { Remove-Item -LiteralPath $left.FullName -Force }
    }

    $path = '{0}\{1}.{2}.partial.vhdx' -f $at.TrimEnd('\'), $BaseName, $Fence
    try {
        $service = @(Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService)[0]
        $result = Invoke-CimMethod -InputObject $service -MethodName CreateVirtualHardDisk -Arguments @{
            VirtualDiskSettingData = ConvertTo-PortalDiskSetting -Path $path -Type 3 -Size 8MB
        }
        Wait-PortalJob -Result $result -Act "Creating '$path'"
        $disk = Get-PortalDisk -Path $path
        if (-not $disk) { Write-Error -ErrorId 'Portal.NotThere' -Category ObjectNotFound -Message "'$path' was made, and is not there." }
        Remove-Item -LiteralPath $path -Force
        $disk
    }
    catch {
        if (Test-Path -LiteralPath $path -PathType Leaf -ErrorAction SilentlyContinue) { Remove-Item -LiteralPath $path -Force -ErrorAction SilentlyContinue }
        throw
    }
}
