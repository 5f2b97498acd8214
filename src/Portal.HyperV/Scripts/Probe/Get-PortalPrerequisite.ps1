#requires -Version 3.0

# What prerequisites ask of this machine: its own row, then one for each storage folder. What could not be found out carries the error instead.
function Get-PortalPrerequisite {
    [CmdletBinding()]
    param([string[]] $Folder)
    $ErrorActionPreference = 'Stop'

    $machine = Get-PortalMachine
    $machine
    if ($machine.Kind -eq 'Old') { return }
    foreach ($each in $Folder) { Get-PortalFolderLook -Folder $each }
}
