#requires -Version 3.0

# Gives a converted disk its final name, unless somebody was first. Virtual machines in general may read it from then on,
# so that not each of them needs an entry of its own in rights that end at 64 KB.
function Complete-PortalConsolidation {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $PartialPath,
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Leaf,
        [switch] $OnShare
    )
    $ErrorActionPreference = 'Stop'
    if (Test-Path -LiteralPath $Path -PathType Leaf) { return }

    # On a share the host opens the file by its computer account, and the file server does not know this group.
    if (-not $OnShare) {
        $acl = Get-Acl -LiteralPath $PartialPath
        $machines = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList 'S-1-5-83-0'
        $rule = New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList $machines, 'ReadAndExecute', 'Allow'
        $acl.AddAccessRule($rule)
        Set-Acl -LiteralPath $PartialPath -AclObject $acl
    }
    Rename-Item -LiteralPath $PartialPath -NewName $Leaf
}
