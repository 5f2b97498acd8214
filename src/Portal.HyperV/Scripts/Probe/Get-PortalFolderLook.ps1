#requires -Version 3.0

# A storage folder as this machine sees it: one row. Rights are "Allow|Full|LAB\HV01$"; an error is "ID|0x80070005|words".
function Get-PortalFolderLook {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Folder)
    $ErrorActionPreference = 'Stop'

    $share = if ($Folder -match '^\\\\[^\\]+\\[^\\]+') { $Matches[0] } else { $null }
    $row = @{
        Kind = 'Folder'; Folder = $Folder; Share = $share; LookedAt = $null; Attributes = $null; TotalBytes = $null; FreeBytes = $null; Error = $null
        OnShare = @(); ShareError = $null; OnFolder = @(); FolderError = $null
    }

    try {
        $room = if ($share) { Get-PortalRoom -Folder $Folder -Share $share } else { Get-PortalRoom -Folder $Folder }
        $row.TotalBytes = [long] $room.TotalBytes
        $row.FreeBytes = [long] $room.FreeBytes
        $row.LookedAt = Get-PortalNearest -Folder $Folder
        $row.Attributes = "$((Get-Item -LiteralPath $row.LookedAt -Force).Attributes)"
    }
    catch { $row.Error = ConvertTo-PortalError -ErrorRecord $_ }

    if ($share) {
        $server, $name = $share.TrimStart('\') -split '\\'
        try {
            $row.OnShare = @(Get-SmbShareAccess -Name $name -CimSession $server | ForEach-Object { '{0}|{1}|{2}' -f $_.AccessControlType, $_.AccessRight, $_.AccountName })
        }
        catch { $row.ShareError = ConvertTo-PortalError -ErrorRecord $_ }

        try {
            $at = if ($row.LookedAt) { $row.LookedAt } else { $share }
            $row.OnFolder = @((Get-Acl -LiteralPath $at).Access | ForEach-Object { '{0}|{1}|{2}' -f $_.AccessControlType, $_.FileSystemRights, $_.IdentityReference })
        }
        catch { $row.FolderError = ConvertTo-PortalError -ErrorRecord $_ }
    }

    [pscustomobject] $row
}
