#requires -Version 3.0

# The host of this name, which must answer VMM.
function Get-PortalVmmOneHost {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $Vmm, [Parameter(Mandatory)] [string] $Name)
    $ErrorActionPreference = 'Stop'

    $found = @(Find-PortalVmmHost -Vmm $Vmm -Address $Name | Where-Object { $_.FQDN -eq $Name })[0]
    if (-not $found) { Write-Error -ErrorId 'Portal.NoPlace' -Category ObjectNotFound -Message "VMM shows this account no host '$Name'." }
    if ("$($found.CommunicationState)" -ne 'Responding') {
        Write-Error -ErrorId 'Portal.HostSilent' -Category ConnectionError -TargetObject $Name -Message "VMM's agent on $Name does not answer: '$($found.CommunicationState)'."
    }
    $found
}
