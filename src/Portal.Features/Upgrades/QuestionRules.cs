using System.Globalization;
using Portal.Domain;
using Portal.Domain.Upgrades;

namespace Portal.Features.Upgrades;

/// <summary>What the planner can be asked: names that the matrix has, figures that can be, clusters that can be told apart.</summary>
public sealed class QuestionRules(SupportMatrix matrix)
{
    /// <summary>Clusters and single hosts of one question.</summary>
    public const int MostGroups = 1000;

    /// <summary>Releases of Windows within one cluster.</summary>
    public const int MostRuns = 16;

    /// <summary>Characters of a cluster's name.</summary>
    public const int MostName = 255;

    /// <summary>No product had as many update rollups.</summary>
    public const int MostRollup = 99;

    /// <summary>All that speaks against a question, by field.</summary>
    public Verdict Judge(Estate estate, Goal goal)
    {
        List<Objection> no = [];
        if (string.IsNullOrWhiteSpace(estate.Vmm)) no.Add(new("from/vmm", estate.Vmm, "An order begins with the VMM that runs.", Choose(Part.Vmm)));
        else Look("from/vmm", Part.Vmm, estate.Vmm);
        if (estate.Rollup is < 0 or > MostRollup)
            no.Add(new("from/rollup", estate.Rollup.ToString(CultureInfo.InvariantCulture), $"An update rollup is a number from 0, which stands for none, to {MostRollup}.", "See in VMM's console, under Help, About, and in the builds of the matrix."));
        Look("from/server", Part.Server, estate.Server);
        Look("from/sql", Part.Sql, estate.Sql);
        Look("from/console", Part.Console, estate.Console);
        Look("from/consoleRelease", Part.Vmm, estate.ConsoleRelease);
        Look("from/agentRelease", Part.Vmm, estate.AgentRelease);
        Look("from/desktop", Part.Desktop, estate.Desktop);
        JudgeHosts(estate.Hosts);

        Look("to/vmm", Part.Vmm, goal.Vmm);
        Look("to/server", Part.Server, goal.Server.Release);
        Look("to/sql", Part.Sql, goal.Sql.Release);
        Look("to/console", Part.Console, goal.Console.Release);
        Look("to/hosts", Part.Hosts, goal.Hosts.Release);
        Look("to/desktop", Part.Desktop, goal.Desktop.Release);
        return new(no);

        void Look(string field, Part part, string? name)
        {
            if (name is not null && !Knows(part, name)) no.Add(new(field, name, "No row of the support matrix names it.", Choose(part)));
        }

        void JudgeHosts(IReadOnlyList<HostGroup> groups)
        {
            if (groups.Count > MostGroups)
            {
                no.Add(new("from/hosts", groups.Count.ToString(CultureInfo.InvariantCulture), $"One question has at most {MostGroups} clusters and hosts.", "Ask for some of them: hosts do not depend on each other."));
                return;
            }

            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (n, group) in groups.Index())
            {
                var at = $"from/hosts/{n.ToString(CultureInfo.InvariantCulture)}";
                if (string.IsNullOrWhiteSpace(group.Name) || group.Name.Length > MostName)
                    no.Add(new($"{at}/name", group.Name, $"A cluster or host has a name of 1 to {MostName} characters.", "Give the one by which people know it."));
                else if (!names.Add(group.Name)) no.Add(new($"{at}/name", group.Name, "Two clusters or hosts have this name.", "Give each its own: steps name them."));
                if (group.Runs.Count is 0 or > MostRuns)
                    no.Add(new($"{at}/runs", null, $"A cluster or host runs 1 to {MostRuns} releases of Windows.", "Name each release once; more than one is a mixed cluster."));
                else
                    foreach (var (m, run) in group.Runs.Index()) Look($"{at}/runs/{m.ToString(CultureInfo.InvariantCulture)}", Part.Hosts, run);
            }
        }
    }

    private bool Knows(Part part, string name) => matrix.Of(ProductOf(part)).Any(release => release.Name == name);

    private string Choose(Part part) => $"Choose one of {string.Join(", ", matrix.NamesFor(part))}.";

    private static Product ProductOf(Part part) => part switch
    {
        Part.Vmm or Part.Rollup => Product.Vmm,
        Part.Sql => Product.Sql,
        Part.Desktop => Product.Desktop,
        _ => Product.Windows,
    };
}
