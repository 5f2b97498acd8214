using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A connection to a VMM server, as Get-SCVMMServer gives it; every other object of VMM comes from one.</summary>
[HostObject]
public sealed class ServerConnection
{
    internal ServerConnection(VmmServer server, string asked, string account, string profile)
    {
        (Server, Profile, UserName) = (server, profile, account);
        FullyQualifiedDomainName = server.FullNameAs(asked);
        IsHighlyAvailable = server.IsRole(asked);
    }

    /// <summary>FQDN of the server, or of its cluster role where it was asked by that.</summary>
    public string Name => FullyQualifiedDomainName;

    /// <summary>As <see cref="Name"/>.</summary>
    public string FullyQualifiedDomainName { get; }

    /// <summary>"3.2.7510.0".</summary>
    public string ProductVersion => Server.Release.Build();

    /// <summary>Whether the server answers.</summary>
    public bool IsConnected => !Server.Machine.Has(Faults.Down);

    /// <summary>"Administrator", "DelegatedAdmin" or "ReadOnlyAdmin".</summary>
    public string Profile { get; }

    /// <summary>The user role that the connection works in.</summary>
    public string UserRoleName => UserRole.NameOf(Profile);

    /// <summary>"LAB\portal".</summary>
    public string UserName { get; }

    /// <summary>Whether it was reached by the name of a cluster role.</summary>
    public bool IsHighlyAvailable { get; }

    internal VmmServer Server { get; }

    /// <summary>Whether it sees only some host groups, and no storage.</summary>
    internal bool IsLimited => Profile != UserRole.Administrator;

    /// <summary>Whether it may look, and change nothing.</summary>
    internal bool IsReadOnly => Profile == UserRole.ReadOnly;

    /// <summary>The hosts that its role sees.</summary>
    internal IEnumerable<WindowsHost> Hosts => IsLimited ? Server.Hosts.Where(host => SeesGroup(Server.GroupOf(host))) : Server.Hosts;

    /// <summary>Paths of the host groups that its role sees.</summary>
    internal IEnumerable<string> Groups => Server.HostGroups.Where(SeesGroup);

    /// <inheritdoc />
    public override string ToString() => Name;

    private bool SeesGroup(string path) =>
        !IsLimited || Server.Site.DelegatedGroups.Any(name => path == VmmServer.PathOf(name) || path.StartsWith(VmmServer.PathOf(name) + '\\', StringComparison.OrdinalIgnoreCase) || name == SiteVmm.AllHosts);
}
