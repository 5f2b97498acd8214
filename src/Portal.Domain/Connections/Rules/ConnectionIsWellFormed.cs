using Portal.Domain.Hosts;

namespace Portal.Domain.Connections.Rules;

/// <summary>What can be said of a connection before anybody is asked.</summary>
/// <param name="taken">Names of the others.</param>
public sealed class ConnectionIsWellFormed(IEnumerable<string> taken) : IRule<ConnectionOrder>
{
    /// <inheritdoc />
    public Verdict Judge(ConnectionOrder value) => Name(value.Name)
        .And(FullName("address", value.Address, "machine or cluster", "cluster1.lab.example"))
        .And(Vmm(value))
        .And(Needed("account", value.Account, 255, "An account that administers the hosts is needed.", @"Give one such as LAB\portal."))
        .And(WindowsPath.JudgeFolder("storageFolder", value.StorageFolder))
        .And(KindFits(value))
        .And(Identity(value))
        .And(Staging(value.StagingFolder))
        .And(new LimitsInRange().Judge((value.DiskOperationsPerHost, value.SessionsPerHost)))
        .And(new PowerLimitsInRange().Judge((value.ActivePowerActions, value.NewPowerActionsPerMinute, value.PowerActionsPercent)));

    private Verdict Name(string name)
    {
        var verdict = Needed("name", name, 64, "A connection needs a name.", "Give it one, such as Cluster 1.");
        if (!verdict.IsYes) return verdict;
        return taken.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? Verdict.No("name", name, $"There is a connection '{same}' already.", "Choose another name.")
            : Verdict.Yes;
    }

    private static Verdict Vmm(ConnectionOrder order)
    {
        if (order.VmmServer is not { } server)
        {
            return order.VmmMachine is { } alone
                ? Verdict.No("vmmMachine", alone, "Without VMM there is no machine with its console.", "Leave it empty, or give the VMM server too.")
                : Verdict.Yes;
        }

        var verdict = FullName("vmmServer", server, "VMM server or of its role", "vmm1.lab.example");
        return order.VmmMachine is { } machine ? verdict.And(FullName("vmmMachine", machine, "machine with VMM's console", "console1.lab.example")) : verdict;
    }

    // Kerberos, certificates and CredSSP's delegation know a machine by its full name alone.
    private static Verdict FullName(string field, string name, string what, string example)
    {
        if (Uri.CheckHostName(name) is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return Verdict.No(field, name, "An address of numbers has no Kerberos name: the sign-in would fail or fall back to NTLM.", $"Give its FQDN, such as {example}.");
        if (Uri.CheckHostName(name) is not UriHostNameType.Dns || name.Length > 255)
            return Verdict.No(field, name, $"It is not the full name of a {what}.", $"Give its FQDN, such as {example}.");
        return name.Contains('.', StringComparison.Ordinal)
            ? Verdict.Yes
            : Verdict.No(field, name, "A short name is no FQDN: credentials are delegated to the full name only.", $"Give its FQDN, such as {example}.");
    }

    private static Verdict KindFits(ConnectionOrder order)
    {
        var share = order.StorageFolder.StartsWith(@"\\", StringComparison.Ordinal);
        if (share == (order.StorageKind == StorageKind.Smb)) return Verdict.Yes;
        return Verdict.No("storageKind", order.StorageKind.ToString(), share ? "A path that begins with \\\\ is a share." : "A share's path begins with \\\\.",
            share ? "Choose SMB as kind, or a folder of a disk." : "Give the path of the share, or choose another kind.");
    }

    private static Verdict Identity(ConnectionOrder order)
    {
        if (order.IdentityFolder is not { } folder) return Verdict.Yes;
        var verdict = WindowsPath.JudgeFolder("identityFolder", folder);
        return verdict.IsYes && folder.StartsWith(@"\\", StringComparison.Ordinal) != (order.StorageKind == StorageKind.Smb)
            ? Verdict.No("identityFolder", folder, "Identity disks lie on storage of the same kind as the others.", "Give a folder of that kind, or leave it empty.")
            : verdict;
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
