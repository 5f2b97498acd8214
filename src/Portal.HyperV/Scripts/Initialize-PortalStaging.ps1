#requires -Version 3.0

# Makes the staging folder if it is missing, and locks it to the session's account (and the system) if it is open to others.
function Initialize-PortalStaging {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Account)
    $ErrorActionPreference = 'Stop'

    New-PortalFolder -Folder $Folder
    $acl = Get-Acl -LiteralPath $Folder
    if ($acl.AreAccessRulesProtected) { return }

    $user = New-Object -TypeName System.Security.Principal.NTAccount -ArgumentList $Account
    $system = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList 'S-1-5-18'
    $acl.SetAccessRuleProtection($true, $false)
    foreach ($identity in $user, $system) {
        $rule = New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList $identity, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow'
        $acl.AddAccessRule($rule)
    }
    Set-Acl -LiteralPath $Folder -AclObject $acl
}
