using System.Text.Json.Nodes;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary>Who may have a session on which machine.</summary>
internal sealed class Door(LabSite site)
{
    /// <summary>What a slow machine takes before it opens a session.</summary>
    public static readonly TimeSpan SlowOpen = TimeSpan.FromSeconds(2);

    /// <summary>Lets a caller in, or says why not.</summary>
    /// <param name="line">His first line.</param>
    /// <param name="ct">Ends the wait for a slow machine.</param>
    /// <exception cref="ClosedDoor">He has to stay outside.</exception>
    /// <exception cref="Complaint">The line lacks something.</exception>
    public async Task<(WindowsHost Host, string Account, string Sid)> AskAsync(JsonObject line, CancellationToken ct)
    {
        var (name, user, password) = (line.Text("host"), line.Text("user"), line.Text("password"));
        var host = ByDns(name) ?? AnyNode(name) ?? throw ClosedDoor.Silent($"{name}: the server name cannot be resolved. (0x80072EE7)");
        if (host.Has(Faults.Down)) throw ClosedDoor.Silent($"{name}: the WinRM client cannot complete the operation within the time specified. (0x80338126)");
        if (host.Has(Faults.Slow)) await Task.Delay(SlowOpen, host.Time, ct);
        var sid = host.Accounts.SidOf(user);
        if (sid is null || sid != host.Accounts.SidOf(site.Account.User) || !site.Account.Is(password) || host.Has(Faults.Denied)) throw new ClosedDoor("denied", $"{name}: Access is denied. (0x80070005)");
        if (host.Has(Faults.Quota)) throw ClosedDoor.Full(name);
        return (host, site.Account.User, sid);
    }

    // The name of VMM's cluster role leads to the node that has it.
    private WindowsHost? ByDns(string name) => (site.Vmm is { } vmm && vmm.IsRole(name) ? vmm.Machine : site.Find(name)) is { } host ? host.Has(Faults.OtherMachine) ? site.NextTo(host) : host : null;

    // A cluster answers by whichever node is up.
    private WindowsHost? AnyNode(string name) =>
        site.FindCluster(name)?.Nodes is { Count: > 0 } nodes ? (WindowsHost)(nodes.FirstOrDefault(node => !node.Has(Faults.Down)) ?? nodes[0]) : null;
}

/// <summary>No session: the machine is silent, the account is denied, or its shells are used up.</summary>
/// <param name="fault">"silent", "denied" or "busy".</param>
/// <param name="message">As Windows words it.</param>
internal sealed class ClosedDoor(string fault, string message) : Exception(message)
{
    public string Fault { get; } = fault;

    public static ClosedDoor Silent(string message) => new("silent", message);

    public static ClosedDoor Full(string host) =>
        new("busy", $"{host}: The maximum number of concurrent shells for this user has been exceeded: {Shells.MostPerAccount}. Close existing shells or raise the quota for this user. (0x803381A5)");
}
