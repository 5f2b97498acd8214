#requires -Version 3.0

# Bytes of the volume (also a mounted one, as a CSV is) or of the share that holds a folder.
function Get-PortalRoom {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Folder, [string] $Share)
    $ErrorActionPreference = 'Stop'

    if ($Share) {
        # No cmdlet of PowerShell 3.0 measures a share from its client's side.
        $drive = (New-Object -ComObject Scripting.FileSystemObject).GetDrive($Share)
        return [pscustomobject]@{ TotalBytes = [long] $drive.TotalSize; FreeBytes = [long] $drive.AvailableSpace }
    }

    $under = $Folder.TrimEnd('\') + '\'
    $found = $null
    foreach ($volume in @(Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_Volume)) {
        if (-not $volume.Name -or -not $under.StartsWith($volume.Name, [StringComparison]::OrdinalIgnoreCase)) { continue }
        if (-not $found -or $volume.Name.Length -gt $found.Name.Length) { $found = $volume }
    }
    if (-not $found) { Write-Error -ErrorId 'Portal.NoVolume' -Category ObjectNotFound -Message "No volume of this machine holds '$Folder'." }
    [pscustomobject]@{ TotalBytes = [long] $found.Capacity; FreeBytes = [long] $found.FreeSpace }
}
