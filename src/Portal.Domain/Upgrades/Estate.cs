namespace Portal.Domain.Upgrades;

/// <summary>What runs, by the names of the matrix. What is not said is not planned; each step then says what it would have to be.</summary>
/// <param name="Vmm">"VMM 2012 R2".</param>
/// <param name="Rollup">Update rollup of VMM; 0 for none.</param>
public sealed record Estate(string Vmm, int Rollup = 0)
{
    /// <summary>Windows of the VMM server.</summary>
    public string? Server { get; init; }

    /// <summary>SQL Server of VMM's database.</summary>
    public string? Sql { get; init; }

    /// <summary>Windows of the machines that VMM's console runs on.</summary>
    public string? Console { get; init; }

    /// <summary>The VMM release that the oldest console is of; null when all are of the server's.</summary>
    public string? ConsoleRelease { get; init; }

    /// <summary>The VMM release that the oldest agent on a host is of; null when all are of the server's.</summary>
    public string? AgentRelease { get; init; }

    /// <summary>Clusters, and hosts by themselves.</summary>
    public IReadOnlyList<HostGroup> Hosts { get; init; } = [];

    /// <summary>"XenDesktop 5.6"; null without one.</summary>
    public string? Desktop { get; init; }

    /// <summary>Users keep things on Personal vDisks.</summary>
    public bool PersonalVDisks { get; init; }

    /// <summary>Machines are made from masters of Generation 2.</summary>
    public bool Generation2Masters { get; init; }
}

/// <summary>A cluster, or a host by itself.</summary>
/// <param name="Name">For people.</param>
/// <param name="Runs">Windows of its nodes, each once is enough; more than one is a mixed cluster.</param>
public sealed record HostGroup(string Name, params IReadOnlyList<string> Runs);
