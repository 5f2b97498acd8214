#requires -Version 3.0

# What this machine is: one row. Nodes is empty on a standalone machine.
function Get-PortalHost {
    [CmdletBinding()]
    param()
    $ErrorActionPreference = 'Stop'

    $computer = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_ComputerSystem
    $windows = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_OperatingSystem
    $switches = @(Get-PortalSwitch)

    $cluster = $null
    $nodes = @()
    # The service is there once the feature is installed; it runs once the machine is in a cluster.
    $service = Get-Service -Name ClusSvc -ErrorAction SilentlyContinue
    if ($service -and "$($service.Status)" -eq 'Running') {
        $cluster = '{0}.{1}' -f (Get-Cluster).Name, $computer.Domain
        $nodes = @(Get-ClusterNode | ForEach-Object { '{0}.{1}={2}' -f $_.Name, $computer.Domain, $_.State })
    }

    [pscustomobject]@{
        Name            = '{0}.{1}' -f $computer.DNSHostName, $computer.Domain
        WindowsVersion  = $windows.Version
        Cluster         = $cluster
        Nodes           = $nodes
        MemoryBytes     = [long] $computer.TotalPhysicalMemory
        FreeMemoryBytes = [long] $windows.FreePhysicalMemory * 1024
        Switches        = $switches
    }
}
