using System.Text;
using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades;

/// <summary>A plan as Markdown, which is text for whoever reads it without.</summary>
internal static class PlanText
{
    /// <summary>All of it.</summary>
    public static string Of(Estate estate, Goal goal, UpgradePlan plan, SupportMatrix matrix)
    {
        var text = new StringBuilder();
        Line("# Upgrade plan");
        Line();
        Line($"- From: {Runs(estate)}");
        Line($"- To: {Wants(goal, matrix)}");
        Line($"- Support matrix as of {Day.Of(matrix.AsOf)}");
        if (!plan.Found) Line("\nThere is no supported order as it is asked.");
        else if (plan.Steps.Count == 0) Line("\nNothing has to change.");
        Blocking(step: 0);
        foreach (var step in plan.Steps)
        {
            Line();
            Line(FormattableString.Invariant($"## {step.Number}. {step.Title}"));
            Line();
            Line($"{step.Now}. {step.Reason}");
            Blocking(step.Number);
            Under("Before", step.Work.Before);
            Under("Goes on meanwhile", step.Work.Works);
            Under("Stops meanwhile", step.Work.Stops);
            Under("After", step.Work.After);
            Under("To be known", step.Notes);
            Under("VMM can do from here on", step.Brings);
            Under("Stands on", [.. step.Evidence.Select(row => $"{row.Says} ({Sureness.Words(row.Confidence)}: {row.Source})")]);
        }

        return text.ToString();

        void Line(string words = "") => text.Append(words).Append('\n');

        void Blocking(int step)
        {
            foreach (var blocker in plan.Blockers.Where(each => each.Step == step))
            {
                Line();
                Line($"> **Blocked: {blocker.What}** {blocker.Why} What to do: {blocker.Remedy} ({Sureness.Words(blocker.Confidence)}: {blocker.Source})");
            }
        }

        void Under(string title, IReadOnlyList<string> lines)
        {
            if (lines.Count == 0) return;
            Line();
            Line($"{title}:");
            Line();
            foreach (var line in lines) Line($"- {line}");
        }
    }

    /// <summary>What runs, in one sentence.</summary>
    public static string Runs(Estate estate)
    {
        List<string> parts = [estate.Rollup == 0 ? estate.Vmm : FormattableString.Invariant($"{estate.Vmm} with Update Rollup {estate.Rollup}")];
        if (estate.Desktop is { } desktop) parts.Add(desktop);
        if (estate.Server is { } server) parts.Add($"the VMM server on {server}");
        if (estate.Sql is { } sql) parts.Add($"its database in {sql}");
        if (estate.Console is { } console) parts.Add($"consoles on {console}");
        if (estate.ConsoleRelease is { } consoles) parts.Add($"the oldest console of {consoles}");
        if (estate.AgentRelease is { } agents) parts.Add($"the oldest agent of {agents}");
        parts.AddRange(estate.Hosts.Select(group => $"{group.Name} on {string.Join(" and ", group.Runs)}"));
        if (estate.PersonalVDisks) parts.Add("Personal vDisks");
        if (estate.Generation2Masters) parts.Add("masters of Generation 2");
        return string.Join("; ", parts) + ".";
    }

    /// <summary>Where to, in one sentence.</summary>
    public static string Wants(Goal goal, SupportMatrix matrix)
    {
        List<string> parts = [goal.Vmm ?? $"{matrix.NamesFor(Part.Vmm)[^1]}, the newest"];
        for (var part = Part.Server; part <= Part.Desktop; part++)
        {
            var aim = goal.Of(part);
            if (aim.Release is { } release) parts.Add($"{NameOf(part)}: {release}");
            else if (aim.Newest && part != Part.Desktop) parts.Add($"{NameOf(part)}: the newest that VMM works with");
            else if (!aim.Newest && part == Part.Desktop) parts.Add($"{NameOf(part)}: only where VMM asks for it");
        }

        if (goal.OnlyConfirmed) parts.Add("only by confirmed rows");
        return string.Join("; ", parts) + ".";
    }

    /// <summary>What a part is called.</summary>
    public static string NameOf(Part part) => part switch
    {
        Part.Vmm or Part.Rollup => "VMM",
        Part.Server => "Windows of the VMM server",
        Part.Sql => "SQL Server",
        Part.Console => "Windows below the consoles",
        Part.Hosts => "hosts",
        _ => "desktop product",
    };
}
