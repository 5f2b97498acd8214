using System.Globalization;

namespace Portal.Features.Connections;

/// <summary>A limit, and who is inside.</summary>
/// <param name="Name">"disk:hv03.lab.example".</param>
/// <param name="Words">"4 disk operations on hv03.lab.example".</param>
/// <param name="Limit">Items that may be inside at once; null when nobody set it.</param>
/// <param name="Inside">Items at work in it.</param>
/// <param name="ClosedSince">A silent host closed it then; null when it is open, or nobody knows.</param>
/// <param name="ClosedUntil">Then somebody is let in to see whether the host answers; null when it is open.</param>
/// <param name="Waiting">Items that wait and have to pass it.</param>
public sealed record GateView(string Name, string Words, int? Limit, int Inside, DateTimeOffset? ClosedSince, DateTimeOffset? ClosedUntil, int Waiting)
{
    /// <summary>A silent host closed it.</summary>
    public bool IsClosed => ClosedUntil is not null;

    /// <summary>Nobody else may come in just now.</summary>
    public bool IsFull => Inside >= Limit;

    /// <summary>What a limit is called by people.</summary>
    /// <param name="gate">Name of the gate.</param>
    /// <param name="limit">Null when nobody set it.</param>
    internal static string WordsOf(string gate, int? limit)
    {
        var (kind, of) = gate.Split(':', 2) is [var before, var after] ? (before, after) : ("", gate);
        var number = limit is { } some ? some.ToString(CultureInfo.InvariantCulture) : "any number of";
        return kind switch
        {
            "power" when limit == Portal.Runs.Gate.Nobody => "no new power actions on the connection: it is in maintenance",
            "disk" when limit == Portal.Runs.Gate.Nobody => $"no new disk operations on {of}: it is in maintenance",
            "power" => $"{number} power actions on the connection",
            "power-of" => $"{number} power actions on machines of one catalog",
            _ when limit == Portal.Runs.Gate.Nobody => $"nothing new on {(kind == "connection" ? "all hosts of the connection" : of)}: it is in maintenance",
            "disk" => $"{number} disk operations on {of}",
            "host" => $"{number} sessions on {of}",
            "connection" => $"{number} sessions on all hosts of the connection",
            _ => $"{number} at once in {gate}",
        };
    }

    /// <summary>What a closed limit says.</summary>
    internal static string SilentWords(string gate) => gate.Split(':', 2) is ["host" or "disk", var host] ? $"{host} is silent" : "a host of the connection is silent";
}
