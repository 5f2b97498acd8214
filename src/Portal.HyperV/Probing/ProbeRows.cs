using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Failures;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Probing;

/// <summary>Reads rows of Get-PortalPrerequisite: the machine's own, then one for each folder.</summary>
internal static class ProbeRows
{
    /// <param name="host">Who answered.</param>
    /// <param name="rows">Its answer.</param>
    /// <param name="asked">When it was asked, by the portal's clock.</param>
    /// <param name="took">Until it had answered.</param>
    public static HostProbe.Answer Read(string host, IReadOnlyList<Row> rows, DateTimeOffset asked, TimeSpan took)
    {
        if (rows.Count == 0)
            return new(new Gap($"{host} answered Get-PortalPrerequisite with nothing.", "Tell the makers of the portal: host and portal do not understand each other."), [], []);
        var machine = rows[0];
        if (machine.Text("Kind") == "Old") return new(Old(host, machine), [], []);
        return new(Machine(machine, asked, took), Nodes(machine), [.. rows.Skip(1).Select(folder => Folder(host, folder))]);
    }

    /// <summary>The small disk that a proof made.</summary>
    public static HostDisk Disk(Row row) =>
        new(row.Text("Path"), row.Text("Format").ToUpperInvariant(), row.Text("Kind"), row.Number("Size"), row.Number("FileSize"), row.TextOrNull("ParentPath"));

    // PowerShell 2.0 has no CIM to ask for more.
    private static MachineLook Old(string host, Row row) => new(host, "0.0", row.Text("PowerShellVersion"), "Desktop", []);

    private static MachineLook Machine(Row row, DateTimeOffset asked, TimeSpan took) => new(
        row.Text("Name"), row.Text("WindowsVersion"), row.Text("PowerShellVersion"), row.Text("PowerShellEdition"), [.. row.Texts("Groups").Select(Group).OfType<TokenGroup>()])
    {
        Forest = row.TextOrNull("Forest"),
        NetBiosDomain = row.TextOrNull("NetBiosDomain"),
        ClockAhead = row.Time("Now") - (asked + (took / 2)),
        ClockError = took / 2,
        Authentication = row.TextOrNull("Authentication"),
        TakesCredSsp = row.FlagOrNull("TakesCredSsp"),
        RunsHyperV = row.Flag("RunsHyperV"),
        Cluster = row.TextOrNull("Cluster"),
        ClusterLevel = (int?)row.NumberOrNull("ClusterLevel"),
        Switches = row.Texts("Switches"),
    };

    private static List<(string Name, string State)> Nodes(Row row) =>
        [.. row.Texts("Nodes").Select(text => text.Split('=', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];

    // "BUILTIN\Administrators","Alias","S-1-5-32-544","Mandatory group, ..."; the words are those of that Windows' language.
    private static TokenGroup? Group(string line) =>
        line.Trim() is ['"', .. var inner, '"'] && inner.Split("\",\"") is [var name, _, var sid, ..] && sid.StartsWith("S-1-", StringComparison.Ordinal) ? new(sid, name) : null;

    private static FolderLook Folder(string host, Row row)
    {
        var folder = row.Text("Folder");
        var facts = row.TextOrNull("Error") is { } error
            ? (Asked<FolderFacts>)Gap(host, $"looking at {folder}", error)
            : new FolderFacts(row.Text("LookedAt"), row.Text("Attributes").Split(", "), row.Number("TotalBytes"), row.Number("FreeBytes"));
        return row.TextOrNull("Share") is { } share
            ? new(folder, facts) { Share = share, OnShare = Rights(host, row, "OnShare", "ShareError", $"reading the rights of {share}"), OnFolder = Rights(host, row, "OnFolder", "FolderError", $"reading the rights of {folder}") }
            : new(folder, facts);
    }

    private static Asked<AccessList> Rights(string host, Row row, string list, string error, string act) => row.TextOrNull(error) is { } words
        ? Gap(host, act, words)
        : new AccessList([.. row.Texts(list).Select(text => text.Split('|', 3)).Where(parts => parts.Length == 3).Select(parts => new AccessEntry(parts[2], parts[1], parts[0] == "Allow"))]);

    private static Gap Gap(string host, string act, string error)
    {
        var refusal = KnownFailures.OfText(host, act, error);
        return new(refusal.Message, refusal.Remedy);
    }
}
