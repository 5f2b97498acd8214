using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;
using Portal.Lab.Windows.Accounts;
using Portal.Lab.Windows.Files;

namespace Portal.Lab.Site;

/// <summary>Makes machines of a site file: their folders, accounts, volumes and shares.</summary>
internal sealed class SiteBuilder
{
    private readonly LabFolder _folder;
    private readonly SiteFile _file;
    private readonly AccountBook _accounts;
    private readonly string _user;
    private readonly FileTree _tree;
    private readonly List<Volume> _shares;

    /// <summary>Makes folders that are missing.</summary>
    /// <exception cref="InvalidDataException">The state of a machine is damaged.</exception>
    public SiteBuilder(LabFolder folder, SiteFile file, AccountFile account, double pace, TimeProvider time)
    {
        (_folder, _file, _tree) = (folder, file, new FileTree(folder.Root));
        _accounts = new AccountBook(file.NetBios, file.Domain, DomainAccounts(file, account.User));
        _user = _accounts.SidOf(account.User) ?? throw new InvalidDataException($"{folder.Account}: '{account.User}' is no account of the domain {file.NetBios}.");
        _shares = [.. file.Shares.Select(Share)];
        Clusters = [.. file.Clusters.Select(cluster => new WindowsCluster(cluster.Name, file.Domain))];
        Hosts = [.. file.Hosts.Select(host => Host(host, pace, time))];
        if (file.Vmm is not { } vmm) return;
        Consoles = [.. file.Consoles.Select(name => Host(new SiteHost(name, vmm.Windows) { Switches = [] }, pace, time))];
        var server = new VmmServer(vmm, file, Consoles[0], Hosts, account, folder, new VmmDatabase(folder.Vmm, time));
        foreach (var console in Consoles) console.Vmm = server;
    }

    public IReadOnlyList<WindowsHost> Hosts { get; }

    /// <summary>Machines without Hyper-V, with a VMM or its console; the server first.</summary>
    public IReadOnlyList<WindowsHost> Consoles { get; } = [];

    public IReadOnlyList<WindowsCluster> Clusters { get; }

    private static Dictionary<string, string> DomainAccounts(SiteFile file, string user)
    {
        // The first free number of a new domain is 1103.
        string[] names =
        [
            user[(user.IndexOf('\\') + 1)..],
            .. file.Hosts.Select(host => host.Name).Concat(file.Clusters.Select(cluster => cluster.Name)).Concat(file.Shares.Select(share => share.Server).Distinct()).Concat(file.Consoles).Select(name => NetBiosName.Of(name) + "$"),
        ];
        return names.Index().ToDictionary(each => each.Item, each => $"{file.DomainSid}-{1103 + each.Index}", StringComparer.OrdinalIgnoreCase);
    }

    private WindowsHost Host(SiteHost host, double pace, TimeProvider time)
    {
        Directory.CreateDirectory(_folder.Machines(host.Name));
        var cluster = Clusters.FirstOrDefault(each => each.ShortName == host.Cluster);
        var faults = new Faults(_folder.Faults(host.Name));
        var made = new WindowsHost(host, _file.Domain, cluster, VmStore.Open(_folder.Machines(host.Name)), faults, pace, time)
        {
            Accounts = _accounts,
            SystemFolder = _folder.Drive(host.Name, "C"),
            Tree = _tree,
            Reach = new Volumes(_tree.Names, [.. OwnVolumes(host)], _shares, _file.Domain),
        };
        cluster?.Add(made);
        return made;
    }

    private IEnumerable<Volume> OwnVolumes(SiteHost host)
    {
        foreach (var letter in host.Drives) yield return new Volume($@"{letter}:\", Made(_folder.Drive(host.Name, letter)), Volume.UsualRights);
        if (_file.Clusters.FirstOrDefault(cluster => cluster.Name == host.Cluster) is not { } cluster) yield break;
        Made(Path.Combine(_folder.Drive(host.Name, "C"), "ClusterStorage")); // seen when C:\ is listed; what is in it lies in one place for all nodes
        yield return new Volume(@"C:\ClusterStorage\", Made(_folder.ClusterVolumes), new Acl(true, [new AclEntry(WellKnownSids.Administrators, FileAccessKind.Read, Inherits: false)])) { IsOnlyAFolder = true };
        foreach (var name in cluster.Volumes) yield return new Volume($@"C:\ClusterStorage\{name}\", Made(_folder.ClusterVolume(name)), Volume.UsualRights);
    }

    // Share and NTFS: the portal's user, every computer that has to open the files, and the clusters.
    private Volume Share(SiteShare share)
    {
        var computers = _file.Hosts.Select(host => host.Name).Concat(_file.Clusters.Select(cluster => cluster.Name)).Select(_accounts.OfComputer);
        var visitors = computers.Prepend(_user).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var server = $"{share.Server}.{_file.Domain}";
        return new Volume($@"\\{server}\{share.Name}\", Made(_folder.Share(server, share.Name)), Rights(visitors, FileAccessKind.Full))
        {
            VisitorsNow = () => Without(Missing(Faults.ShareLacksNode, Faults.ShareLacksCluster), visitors),
            RightsNow = () => RightsNow(visitors),
        };
    }

    private Acl Rights(HashSet<string> visitors, FileAccessKind ofUser) =>
        new(true, [.. visitors.Append(WellKnownSids.System).Append(WellKnownSids.Administrators).Select(sid => new AclEntry(sid, sid == _user ? ofUser : FileAccessKind.Full, Inherits: true))]);

    // Null while all have theirs.
    private Acl? RightsNow(HashSet<string> visitors)
    {
        var missing = Missing(Faults.FolderLacksNode, Faults.FolderLacksCluster);
        var readsOnly = Hosts.Any(host => host.Has(Faults.FolderReadOnly));
        return missing.Count == 0 && !readsOnly ? null : Rights(Without(missing, visitors), readsOnly ? FileAccessKind.Read : FileAccessKind.Full);
    }

    // Whose accounts are left out just now: those of nodes, and of the clusters of nodes, with a fault that says so.
    private List<string> Missing(string node, string cluster) =>
        [.. Hosts.Where(host => host.Has(node)).Select(host => host.ShortName).Concat(Hosts.Where(host => host.Has(cluster)).Select(host => host.Cluster?.ShortName).OfType<string>()).Select(_accounts.OfComputer)];

    private static HashSet<string> Without(List<string> missing, HashSet<string> visitors) => missing.Count == 0 ? visitors : [.. visitors.Except(missing, StringComparer.OrdinalIgnoreCase)];

    private static string Made(string folder)
    {
        Directory.CreateDirectory(folder);
        return folder;
    }
}
