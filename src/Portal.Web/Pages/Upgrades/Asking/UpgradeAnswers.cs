using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;

namespace Portal.Web.Pages.Upgrades.Asking;

/// <summary>What somebody says that he runs and wants, as the address has it: what is nonsense there stays as it is, and rules say so.</summary>
public sealed record UpgradeAnswers
{
    private static readonly Field[] Fields =
    [
        new("vmm", from => from.Vmm, (to, text) => to with { Vmm = text }),
        new("rollup", from => from.Rollup, (to, text) => to with { Rollup = text }),
        new("desktop", from => from.Desktop, (to, text) => to with { Desktop = text }),
        new("server", from => from.Server, (to, text) => to with { Server = text }),
        new("sql", from => from.Sql, (to, text) => to with { Sql = text }),
        new("console", from => from.Console, (to, text) => to with { Console = text }),
        new("consoles", from => from.ConsoleRelease, (to, text) => to with { ConsoleRelease = text }),
        new("agents", from => from.AgentRelease, (to, text) => to with { AgentRelease = text }),
        new("pvd", from => Word(from.PersonalVDisks), (to, text) => to with { PersonalVDisks = text is not null }),
        new("gen2", from => Word(from.Generation2Masters), (to, text) => to with { Generation2Masters = text is not null }),
        new("to", from => from.ToVmm, (to, text) => to with { ToVmm = text }),
        new("to-desktop", from => from.ToDesktop, (to, text) => to with { ToDesktop = text }),
        new("to-server", from => from.ToServer, (to, text) => to with { ToServer = text }),
        new("to-sql", from => from.ToSql, (to, text) => to with { ToSql = text }),
        new("to-console", from => from.ToConsole, (to, text) => to with { ToConsole = text }),
        new("to-hosts", from => from.ToHosts, (to, text) => to with { ToHosts = text }),
        new("confirmed", from => Word(from.OnlyConfirmed), (to, text) => to with { OnlyConfirmed = text is not null }),
    ];

    /// <summary>Null before the first answer.</summary>
    public string? Vmm { get; init; }

    /// <summary>As typed.</summary>
    public string? Rollup { get; init; }

    /// <summary>Windows of the VMM server.</summary>
    public string? Server { get; init; }

    public string? Sql { get; init; }

    /// <summary>Windows of the console's machines.</summary>
    public string? Console { get; init; }

    /// <summary>VMM release of the oldest console.</summary>
    public string? ConsoleRelease { get; init; }

    /// <summary>VMM release of the oldest agent.</summary>
    public string? AgentRelease { get; init; }

    public string? Desktop { get; init; }

    public bool PersonalVDisks { get; init; }

    public bool Generation2Masters { get; init; }

    public IReadOnlyList<HostGroup> Hosts { get; init; } = [];

    /// <summary>Null for the newest.</summary>
    public string? ToVmm { get; init; }

    public string? ToDesktop { get; init; }

    public string? ToServer { get; init; }

    public string? ToSql { get; init; }

    public string? ToConsole { get; init; }

    public string? ToHosts { get; init; }

    public bool OnlyConfirmed { get; init; }

    /// <summary>As a query has them: "?vmm=VMM%202016".</summary>
    public static UpgradeAnswers Of(string? query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var answers = Fields.Aggregate(new UpgradeAnswers(), (so, field) => field.With(so, given.TryGetValue(field.Name, out var text) && !string.IsNullOrWhiteSpace(text[0]) ? text[0] : null));
        return given.TryGetValue(HostText.Name, out var hosts) ? answers with { Hosts = [.. hosts.OfType<string>().Select(HostText.Read)] } : answers;
    }

    /// <summary>The end of an address that has them; empty where nothing is said.</summary>
    public string ToAddress()
    {
        var parts = Fields.Select(field => (field.Name, Text: field.Get(this))).Concat(Hosts.Select(group => (HostText.Name, Text: (string?)HostText.Write(group))))
            .Where(part => part.Text is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Text!)}").ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>What runs, as the planner takes it.</summary>
    public Estate ToEstate() => new(Vmm ?? "", RollupNumber)
    {
        Server = Server, Sql = Sql, Console = Console, ConsoleRelease = ConsoleRelease, AgentRelease = AgentRelease, Desktop = Desktop, PersonalVDisks = PersonalVDisks,
        Generation2Masters = Generation2Masters, Hosts = Hosts,
    };

    /// <summary>Where to, as the planner takes it.</summary>
    public Goal ToGoal() => new(ToVmm)
    {
        Desktop = AimWords.Read(ToDesktop, Aim.Latest), Server = AimWords.Read(ToServer, Aim.AsNeeded), Sql = AimWords.Read(ToSql, Aim.AsNeeded),
        Console = AimWords.Read(ToConsole, Aim.AsNeeded), Hosts = AimWords.Read(ToHosts, Aim.AsNeeded), OnlyConfirmed = OnlyConfirmed,
    };

    // What is no number is none that can be.
    private int RollupNumber => Rollup is null ? 0 : int.TryParse(Rollup, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string? Word(bool yes) => yes ? "1" : null;

    private sealed record Field(string Name, Func<UpgradeAnswers, string?> Get, Func<UpgradeAnswers, string?, UpgradeAnswers> With);
}
