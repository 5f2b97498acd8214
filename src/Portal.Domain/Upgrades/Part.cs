namespace Portal.Domain.Upgrades;

/// <summary>What an upgrade can change. Every part but VMM itself has to fit VMM, and nothing else.</summary>
public enum Part
{
    /// <summary>System Center Virtual Machine Manager; consoles and agents go with it.</summary>
    Vmm = 0,

    /// <summary>An update rollup of VMM.</summary>
    Rollup = 1,

    /// <summary>The Windows Server that VMM runs on.</summary>
    Server = 2,

    /// <summary>The SQL Server of VMM's database.</summary>
    Sql = 3,

    /// <summary>The Windows that VMM's console runs on: Controllers, and where the portal meets VMM.</summary>
    Console = 4,

    /// <summary>The Windows of a cluster's nodes, or of a host by itself.</summary>
    Hosts = 5,

    /// <summary>XenDesktop, XenApp, or Citrix Virtual Apps and Desktops.</summary>
    Desktop = 6,
}

/// <summary>What has releases.</summary>
public enum Product
{
    /// <summary>System Center Virtual Machine Manager.</summary>
    Vmm = 0,

    /// <summary>Windows Server, and the client Windows that a console runs on.</summary>
    Windows = 1,

    /// <summary>SQL Server.</summary>
    Sql = 2,

    /// <summary>XenDesktop, XenApp, Citrix Virtual Apps and Desktops.</summary>
    Desktop = 3,
}
