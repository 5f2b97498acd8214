using Portal.Runs;

namespace Portal.Features.Dashboard;

/// <summary>All at one glance.</summary>
/// <param name="When">As it stood then.</param>
/// <param name="Machines">That are there.</param>
/// <param name="Healthy">Of those.</param>
/// <param name="NeedYou">Of those.</param>
/// <param name="Working">Of those.</param>
/// <param name="OpenRuns">Under way.</param>
/// <param name="Causes">What needs a person or holds many up, one row a cause: most things first.</param>
/// <param name="Week">The last seven days, oldest first; each day is there.</param>
/// <param name="Storage">What was promised, by the connection's name.</param>
public sealed record DashboardView(
    DateTimeOffset When, DashboardNumber Machines, DashboardNumber Healthy, DashboardNumber NeedYou, DashboardNumber Working, DashboardNumber OpenRuns,
    IReadOnlyList<Cause> Causes, IReadOnlyList<RunDay> Week, IReadOnlyList<StoragePromise> Storage);

/// <summary>A number, and the list that it counts.</summary>
/// <param name="Count">How many.</param>
/// <param name="Machines">The list is machines in this condition; null for all of them, and where the list is runs.</param>
/// <param name="Runs">The list is runs in this state; null where it is machines.</param>
public sealed record DashboardNumber(int Count, Condition? Machines = null, RunState? Runs = null);

/// <summary>Why things stand still.</summary>
/// <param name="Kind">What kind of cause.</param>
/// <param name="What">"hv02.lab.example is silent", or the reason of failures; the things' own names read "…".</param>
/// <param name="Remedy">What a person can do; null when there is nothing but to wait.</param>
/// <param name="Since">Since when.</param>
/// <param name="Count">Machines and other things that it concerns.</param>
/// <param name="Runs">Orders that it concerns.</param>
public sealed record Cause(CauseKind Kind, string What, string? Remedy, DateTimeOffset Since, int Count, IReadOnlyList<Guid> Runs);

/// <summary>Kinds of causes.</summary>
public enum CauseKind
{
    /// <summary>Items failed: they need a person.</summary>
    Failure = 0,

    /// <summary>A host or storage is silent: items wait until it answers.</summary>
    Silence = 1,
}

/// <summary>Runs that ended on one day.</summary>
/// <param name="Day">In the zone that was asked for.</param>
/// <param name="Done">All of it got done.</param>
/// <param name="Partial">Some of it got done.</param>
/// <param name="Failed">Nothing got done, and something failed.</param>
/// <param name="Cancelled">Nothing got done: a person ended it.</param>
public sealed record RunDay(DateOnly Day, int Done, int Partial, int Failed, int Cancelled);

/// <summary>What a connection's storage was promised to.</summary>
/// <param name="ConnectionId">Whose.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Folder">On the storage.</param>
/// <param name="PromisedBytes">What orders under way, of whichever connection, will still write on that volume or share.</param>
public sealed record StoragePromise(Guid ConnectionId, string Connection, string Folder, long PromisedBytes);
