using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;

namespace Portal.Web.Api.Contracts;

/// <summary>What runs and where to, by the names of the support matrix.</summary>
internal sealed record UpgradeQuestion
{
    /// <summary>What runs. What is not said is not planned; steps then say what it would have to be.</summary>
    public required RunningEstate From { get; init; }

    /// <summary>Where to; without it, the newest VMM.</summary>
    public UpgradeGoal? To { get; init; }

    /// <summary>As the planner takes it.</summary>
    public (Estate Estate, Goal Goal) Read() => (From.Read(), (To ?? new()).Read());
}

/// <summary>What runs.</summary>
internal sealed record RunningEstate
{
    /// <summary>"VMM 2012 R2".</summary>
    public required string Vmm { get; init; }

    /// <summary>Its update rollup; 0, or nothing, for none.</summary>
    public int? Rollup { get; init; }

    /// <summary>Windows of the VMM server: "Windows Server 2012 R2".</summary>
    public string? Server { get; init; }

    /// <summary>SQL Server of VMM's database: "SQL Server 2014".</summary>
    public string? Sql { get; init; }

    /// <summary>Windows of the machines that VMM's console runs on.</summary>
    public string? Console { get; init; }

    /// <summary>VMM release that the oldest console is of; nothing where all are of the server's.</summary>
    public string? ConsoleRelease { get; init; }

    /// <summary>VMM release that the oldest agent on a host is of; nothing where all are of the server's.</summary>
    public string? AgentRelease { get; init; }

    /// <summary>Clusters, and hosts by themselves: at most 1,000.</summary>
    public IReadOnlyList<RunningHosts>? Hosts { get; init; }

    /// <summary>"XenDesktop 5.6", "CVAD 1912 LTSR"; nothing without one.</summary>
    public string? Desktop { get; init; }

    /// <summary>Users keep things on Personal vDisks.</summary>
    public bool? PersonalVDisks { get; init; }

    /// <summary>Machines are made from masters of Generation 2.</summary>
    public bool? Generation2Masters { get; init; }

    /// <summary>As the planner takes it.</summary>
    public Estate Read() => new(Vmm, Rollup ?? 0)
    {
        Server = Server, Sql = Sql, Console = Console, ConsoleRelease = ConsoleRelease, AgentRelease = AgentRelease, Desktop = Desktop,
        PersonalVDisks = PersonalVDisks == true, Generation2Masters = Generation2Masters == true,
        Hosts = [.. (Hosts ?? []).Select(each => new HostGroup(each.Name, [.. each.Runs]))],
    };
}

/// <summary>A cluster, or a host by itself.</summary>
internal sealed record RunningHosts
{
    /// <summary>By which people know it; steps name it.</summary>
    public required string Name { get; init; }

    /// <summary>Windows of its nodes, each once; more than one is a mixed cluster.</summary>
    public required IReadOnlyList<string> Runs { get; init; }
}

/// <summary>Where to. Each part but VMM takes "asNeeded" (it moves only where VMM asks for it), "latest" (the newest that the target VMM works with), or a release.</summary>
internal sealed record UpgradeGoal
{
    /// <summary>"VMM 2022"; the newest unless told.</summary>
    public string? Vmm { get; init; }

    /// <summary>The desktop product; "latest" unless told: the newest that works on both sides of VMM's last step.</summary>
    public string? Desktop { get; init; }

    /// <summary>Windows of the VMM server; "asNeeded" unless told.</summary>
    public string? Server { get; init; }

    /// <summary>SQL Server; "asNeeded" unless told.</summary>
    public string? Sql { get; init; }

    /// <summary>Windows of the console's machines; "asNeeded" unless told.</summary>
    public string? Console { get; init; }

    /// <summary>Windows of every host; "asNeeded" unless told.</summary>
    public string? Hosts { get; init; }

    /// <summary>Walk only on rows of medium or high confidence.</summary>
    public bool? OnlyConfirmed { get; init; }

    /// <summary>As the planner takes it.</summary>
    public Goal Read() => new(Vmm)
    {
        Desktop = AimWords.Read(Desktop, Aim.Latest), Server = AimWords.Read(Server, Aim.AsNeeded), Sql = AimWords.Read(Sql, Aim.AsNeeded),
        Console = AimWords.Read(Console, Aim.AsNeeded), Hosts = AimWords.Read(Hosts, Aim.AsNeeded), OnlyConfirmed = OnlyConfirmed == true,
    };
}
