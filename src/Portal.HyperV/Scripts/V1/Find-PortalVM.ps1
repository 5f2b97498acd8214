#requires -Version 3.0

# Every act on a VM begins here, and none is done here: there is no Hyper-V module, and VMM knows its machines.
function Find-PortalVM {
    [CmdletBinding()]
    param([guid[]] $VMId, [string[]] $Name)
    $ErrorActionPreference = 'Stop'

    Write-Error -ErrorId 'Portal.OnlyThroughVmm' -Category NotImplemented -Message "Windows Server 2008 R2 is managed through VMM 2012 only: $($VMId -join ', ')$($Name -join ', ') is not touched by this way."
}
