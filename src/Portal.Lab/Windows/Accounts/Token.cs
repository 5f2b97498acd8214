using Portal.Lab.HyperV.State;

namespace Portal.Lab.Windows.Accounts;

/// <summary>Who opens a file: an account and the groups it is in.</summary>
internal sealed class Token
{
    private readonly HashSet<string> _sids;

    private Token(params IEnumerable<string> sids) => _sids = new(sids, StringComparer.OrdinalIgnoreCase);

    /// <summary>The system of a machine, on its own volumes.</summary>
    public static Token System { get; } = new(WellKnownSids.System, WellKnownSids.Administrators, WellKnownSids.Everyone, WellKnownSids.AuthenticatedUsers);

    /// <summary>An administrator of the machine that the files are on.</summary>
    public static Token Administrator(string sid) =>
        new(sid, WellKnownSids.Administrators, WellKnownSids.Users, WellKnownSids.AuthenticatedUsers, WellKnownSids.Everyone);

    /// <summary>A user or a computer that comes over the network.</summary>
    public static Token Visitor(string sid) => new(sid, WellKnownSids.Users, WellKnownSids.AuthenticatedUsers, WellKnownSids.Everyone);

    /// <summary>A virtual machine: what everybody else may does not help it.</summary>
    public static Token Machine(string sid) => new(sid, VmSid.AllMachines, WellKnownSids.Everyone);

    /// <summary>Whether an entry for this SID speaks of it.</summary>
    public bool Is(string sid) => _sids.Contains(sid);
}
