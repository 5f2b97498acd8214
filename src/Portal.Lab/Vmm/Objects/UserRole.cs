using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A user role, as Get-SCUserRole gives it.</summary>
[HostObject]
public sealed class UserRole
{
    private UserRole(string name, string profile, IReadOnlyList<HostGroup> groups, bool hasAccount, string account)
    {
        (Name, Profile, VMHostGroup) = (name, profile, groups);
        Members = Scripts.List(new[] { account }.Where(_ => hasAccount), name => new UserRoleMember(name));
    }

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>"Administrator" or "DelegatedAdmin".</summary>
    public string Profile { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("role", Name);

    /// <summary>Accounts and groups.</summary>
    public IReadOnlyList<UserRoleMember> Members { get; }

    /// <summary>What it may work with.</summary>
    public IReadOnlyList<HostGroup> VMHostGroup { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Those that the connection sees: all, or its own.</summary>
    internal static IEnumerable<UserRole> Of(ServerConnection connection)
    {
        var server = connection.Server;
        var delegated = server.Machine.Has(Faults.DelegatedAdmin);
        if (!connection.IsDelegated)
            yield return new UserRole(VmmServer.AdministratorRole, "Administrator", Scripts.List([SiteVmm.AllHosts], path => new HostGroup(connection, path)), !delegated, server.Account);
        yield return new UserRole(VmmServer.DelegatedRole, "DelegatedAdmin", Scripts.List(server.Site.DelegatedGroups, name => new HostGroup(connection, VmmServer.PathOf(name))), delegated, server.Account);
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
