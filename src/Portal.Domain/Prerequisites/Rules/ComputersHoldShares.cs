namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Every node's computer account, and the cluster's, has full rights on each share, on the share itself and in NTFS.</summary>
public sealed class ComputersHoldShares : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "share-computers";

    /// <inheritdoc />
    public string Title => "Every node's computer account, and the cluster's, has full rights on each share";

    /// <inheritdoc />
    public string Why => "When a virtual machine runs, its host opens the disk as itself. A machine that moves to a node whose account is missing does not start there.";

    /// <inheritdoc />
    public Source Source { get; } = new("share+NTFS FullControl for the VMM/portal user, the computer account of every Hyper-V host, the cluster name account", "smbPermissions (credssp.json)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var computers = Computers(evidence);
        foreach (var share in ShareRights.Of(evidence))
        {
            foreach (var finding in Judge(share.Path, share.OnShare, computers, evidence.Settings.Account, "the share", account => Onto.Share(share.Path, account))) yield return finding;
            foreach (var finding in Judge(share.Folder, share.OnFolder, computers, evidence.Settings.Account, "NTFS", account => Onto.Folder(share.Folder, account))) yield return finding;
        }
    }

    private static IEnumerable<Finding> Judge(string about, Asked<AccessList> asked, List<string> computers, string user, string where, Func<string, string> remedy)
    {
        if (asked.Answer is not { } list)
        {
            yield return Finding.Unknown(about, asked.Gap!);
            yield break;
        }

        var right = 0;
        foreach (var account in computers)
        {
            var grant = Grant.OfComputer(list, Names.WithoutDomain(account), user);
            if (grant.Kind == GrantKind.Full) right++;
            else if (grant.Kind == GrantKind.Perhaps)
            {
                yield return Finding.Unknown(about, new($"{account} is not named in the rights of {where}; perhaps it is in a group that is: {grant.By}.",
                    $"Look whether it is in that group, and accept this with a note; or name it. {remedy(account)}"));
            }
            else yield return Finding.Failed(about, $"{account} {Lack(grant)} in the rights of {where}.", remedy(account));
        }

        if (right == computers.Count) yield return Finding.Passed(about, $"{Names.List(computers)} have full rights in {where}.");
    }

    private static string Lack(Grant grant) => grant.Kind switch
    {
        GrantKind.Denied => $"is denied something (by {grant.By})",
        GrantKind.Read or GrantKind.Less => $"has only {grant.By}",
        _ => "is missing",
    };

    // A node that is down comes back, and machines move to it.
    private static List<string> Computers(Evidence evidence)
    {
        var domain = evidence.Seen.Select(host => host.Look.NetBiosDomain).FirstOrDefault(name => name is not null);
        var cluster = evidence.Seen.Select(host => host.Look.Cluster).FirstOrDefault(name => name is not null);
        var names = evidence.Survey.Hosts.Select(host => host.Look.Answer?.Name ?? host.Name).Where(name => !Names.Same(name, cluster)).ToList();
        if (cluster is not null) names.Add(cluster);
        return [.. names.Select(Names.Account).Distinct(StringComparer.OrdinalIgnoreCase).Select(account => domain is null ? account : $@"{domain}\{account}")];
    }
}
