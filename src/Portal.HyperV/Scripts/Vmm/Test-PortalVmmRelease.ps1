#requires -Version 3.0

# Whether the server is of this release or a later one: '3.1' is 2012 SP1, '3.2' 2012 R2.
function Test-PortalVmmRelease {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [string] $Since)
    $ErrorActionPreference = 'Stop'

    [version] $Vmm.ProductVersion -ge [version] $Since
}
