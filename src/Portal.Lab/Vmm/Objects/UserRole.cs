using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A user role, as Get-SCUserRole gives it.</summary>
[HostObject]
public sealed class UserRole
{
    internal const string Administrator = "Administrator", Delegated = "DelegatedAdmin", ReadOnly = "ReadOnlyAdmin";

    private UserRole(string name, string profile, IReadOnlyList<HostGroup> groups, bool hasAccount, string account)
    {
        (Name, Profile, VMHostGroup) = (name, profile, groups);
        Members = Scripts.List(new[] { account }.Where(_ => hasAccount), name => new UserRoleMember(name));
    }

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>"Administrator", "DelegatedAdmin" or "ReadOnlyAdmin".</summary>
    public string Profile { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("role", Name);

    /// <summary>Accounts and groups.</summary>
    public IReadOnlyList<UserRoleMember> Members { get; }

    /// <summary>What it may work with.</summary>
    public IReadOnlyList<HostGroup> VMHostGroup { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>The profile of the role that the lab's account is in just now.</summary>
    internal static string ProfileOf(VmmServer server) =>
        server.Machine.Has(Faults.ReadOnlyAdmin) ? ReadOnly : server.Machine.Has(Faults.DelegatedAdmin) ? Delegated : Administrator;

    /// <summary>The name of the role with this profile.</summary>
    internal static string NameOf(string profile) => profile switch { Administrator => VmmServer.AdministratorRole, Delegated => VmmServer.DelegatedRole, _ => VmmServer.ReadOnlyRole };

    /// <summary>Those that the connection sees: all that there are, or its own. There are read-only administrators only while the account is one.</summary>
    internal static IEnumerable<UserRole> Of(ServerConnection connection)
    {
        var (server, account) = (connection.Server, ProfileOf(connection.Server));
        string[] profiles = connection.IsLimited ? [connection.Profile] : account == ReadOnly ? [Administrator, Delegated, ReadOnly] : [Administrator, Delegated];
        foreach (var profile in profiles)
        {
            var groups = profile == Administrator ? [SiteVmm.AllHosts] : server.Site.DelegatedGroups.Select(VmmServer.PathOf);
            yield return new UserRole(NameOf(profile), profile, Scripts.List(groups, path => new HostGroup(connection, path)), profile == account, server.Account);
        }
    }
}

/// <summary>A member of a user role.</summary>
public sealed class UserRoleMember
{
    internal UserRoleMember(string name) => Name = name;

    /// <summary>"LAB\portal".</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
