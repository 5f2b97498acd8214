#requires -Version 3.0

# What this machine is, as far as prerequisites ask: one row. Whatever only an administrator may ask comes last, and for nobody else.
function Get-PortalMachine {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $now = (Get-Date).ToUniversalTime()
    $powerShell = $PSVersionTable.PSVersion
    if ($powerShell.Major -lt 3) {
        # No CIM there, nor [pscustomobject].
        return New-Object -TypeName System.Management.Automation.PSObject -Property @{ Kind = 'Old'; PowerShellVersion = "$powerShell" }
    }

    $edition = if ($PSVersionTable.PSEdition) { "$($PSVersionTable.PSEdition)" } else { 'Desktop' }
    $computer = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_ComputerSystem
    $windows = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_OperatingSystem
    $domain = @(Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_NTDomain | Where-Object { $_.DnsForestName })
    $groups = @(whoami.exe /groups /fo csv /nh)
    $credSsp = Get-Item -LiteralPath 'WSMan:\localhost\Service\Auth\CredSSP' -ErrorAction SilentlyContinue
    $hyperV = Get-Service -Name vmms -ErrorAction SilentlyContinue

    $cluster = $null
    $level = $null
    $nodes = @()
    $switches = @()
    if (@($groups -match 'S-1-5-32-544')) {
        $service = Get-Service -Name ClusSvc -ErrorAction SilentlyContinue
        if ($service -and "$($service.Status)" -eq 'Running') {
            $found = Get-Cluster
            $cluster = '{0}.{1}' -f $found.Name, $computer.Domain
            $level = $found.ClusterFunctionalLevel
            $nodes = @(Get-ClusterNode | ForEach-Object { '{0}.{1}={2}' -f $_.Name, $computer.Domain, $_.State })
        }
        if ($hyperV) { $switches = @(Get-PortalSwitch) }
    }

    [pscustomobject]@{
        Kind              = 'Machine'
        Name              = '{0}.{1}' -f $computer.DNSHostName, $computer.Domain
        WindowsVersion    = $windows.Version
        PowerShellVersion = "$powerShell"
        PowerShellEdition = $edition
        Now               = $now
        Forest            = if ($domain) { $domain[0].DnsForestName } else { $null }
        NetBiosDomain     = if ($domain) { $domain[0].DomainName } else { $null }
        Groups            = $groups
        Authentication    = if ($PSSenderInfo) { "$($PSSenderInfo.UserInfo.Identity.AuthenticationType)" } else { $null }
        TakesCredSsp      = if ($credSsp) { "$($credSsp.Value)" -eq 'true' } else { $null }
        RunsHyperV        = [bool] $hyperV
        Cluster           = $cluster
        ClusterLevel      = $level
        Nodes             = $nodes
        Switches          = $switches
    }
}
