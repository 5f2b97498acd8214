using Portal.Domain.Hosts;

namespace Portal.Domain.Connections.Rules;

/// <summary>What can be said of a connection before anybody is asked.</summary>
/// <param name="taken">Names of the others.</param>
public sealed class ConnectionIsWellFormed(IEnumerable<string> taken) : IRule<ConnectionOrder>
{
    /// <inheritdoc />
    public Verdict Judge(ConnectionOrder value) => Name(value.Name)
        .And(Address(value.Address))
        .And(Needed("account", value.Account, 255, "An account that administers the hosts is needed.", @"Give one such as LAB\portal."))
        .And(WindowsPath.JudgeFolder("storageFolder", value.StorageFolder))
        .And(KindFits(value))
        .And(Staging(value.StagingFolder))
        .And(new LimitsInRange().Judge((value.DiskOperationsPerHost, value.SessionsPerHost)));

    private Verdict Name(string name)
    {
        var verdict = Needed("name", name, 64, "A connection needs a name.", "Give it one, such as Cluster 1.");
        if (!verdict.IsYes) return verdict;
        return taken.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? Verdict.No("name", name, $"There is a connection '{same}' already.", "Choose another name.")
            : Verdict.Yes;
    }

    private static Verdict Address(string address) =>
        Uri.CheckHostName(address) is UriHostNameType.Dns && address.Length <= 255
            ? Verdict.Yes
            : Verdict.No("address", address, "It is not the full name of a machine or cluster.", "Give its FQDN, such as cluster1.lab.example.");

    private static Verdict KindFits(ConnectionOrder order)
    {
        var share = order.StorageFolder.StartsWith(@"\\", StringComparison.Ordinal);
        if (share == (order.StorageKind == StorageKind.Smb)) return Verdict.Yes;
        return Verdict.No("storageKind", order.StorageKind.ToString(), share ? "A path that begins with \\\\ is a share." : "A share's path begins with \\\\.",
            share ? "Choose SMB as kind, or a folder of a disk." : "Give the path of the share, or choose another kind.");
    }

    private static Verdict Staging(string folder)
    {
        var verdict = WindowsPath.JudgeFolder("stagingFolder", folder);
        return verdict.IsYes && folder.StartsWith(@"\\", StringComparison.Ordinal)
            ? Verdict.No("stagingFolder", folder, "The staging folder is on each host's own disk.", @"Use C:\ProgramData\Portal\Staging.")
            : verdict;
    }

    private static Verdict Needed(string field, string value, int most, string rule, string remedy) =>
        string.IsNullOrWhiteSpace(value) ? Verdict.No(field, value, rule, remedy)
        : value.Length > most ? Verdict.No(field, value, $"It has at most {most} characters; this has {value.Length}.", "Shorten it.")
        : Verdict.Yes;
}
