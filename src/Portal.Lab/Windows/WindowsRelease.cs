namespace Portal.Lab.Windows;

/// <summary>Which Windows Server a machine plays: decides cmdlets, parameters and WMI. In order of age.</summary>
public enum WindowsRelease
{
    /// <summary>Windows Server 2008 R2 with Service Pack 1 and WMF 3.0: 6.1.7601, PowerShell 3.0; no Hyper-V module, no root\virtualization\v2.</summary>
    Ws2008R2 = 0,

    /// <summary>Windows Server 2012: 6.2.9200, PowerShell 3.0.</summary>
    Ws2012 = 1,

    /// <summary>Windows Server 2012 R2: 6.3.9600, PowerShell 4.0.</summary>
    Ws2012R2 = 2,

    /// <summary>Windows Server 2016: 10.0.14393, PowerShell 5.1.</summary>
    Ws2016 = 3,

    /// <summary>Windows Server 2019: 10.0.17763, PowerShell 5.1.</summary>
    Ws2019 = 4,

    /// <summary>Windows Server 2022: 10.0.20348, PowerShell 5.1.</summary>
    Ws2022 = 5,

    /// <summary>Windows Server 2025: 10.0.26100, PowerShell 5.1.</summary>
    Ws2025 = 6,
}
