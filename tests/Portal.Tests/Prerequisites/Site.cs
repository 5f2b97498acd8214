using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Xunit;

namespace Portal.Tests.Prerequisites;

/// <summary>Evidence of a cluster of two through VMM with a share, where everything is as it should be; and words to spoil it.</summary>
internal static class Site
{
    public const string Cluster = "cluster1.lab.example";
    public const string Hv01 = "hv01.lab.example";
    public const string Hv02 = "hv02.lab.example";
    public const string Vmm = "vmm01.lab.example";
    public const string Folder = @"\\files.lab.example\vms\portal";
    public const string Share = @"\\files.lab.example\vms";
    public const string Account = @"LAB\portal";

    public static readonly Gap Silence = new("No session to it: it does not answer.", "Check that the machine is up.");

    private static readonly AccessList All = Rights("Full", Account, @"LAB\HV01$", @"LAB\HV02$", @"LAB\CLUSTER1$");

    public static readonly MachineLook Look = new(Hv01, "10.0.14393", "5.1.14393.0", "Desktop",
        [new("S-1-5-32-544", @"BUILTIN\Administrators"), new("S-1-16-12288", @"Mandatory Label\High Mandatory Level"), new("S-1-5-21-1-2-3-513", @"LAB\Domain Users")])
    {
        Forest = "lab.example", NetBiosDomain = "LAB", Authentication = "CredSSP", TakesCredSsp = true, RunsHyperV = true, Cluster = Cluster, ClusterLevel = 9, Switches = ["LAN"],
    };

    public static readonly FolderLook Storage = new(Folder, new FolderFacts(Share, ["Directory"], 1000L << 30, 500L << 30))
    {
        Share = Share, OnShare = All, OnFolder = Rights("FullControl", [.. All.Entries.Select(entry => entry.Account)]),
        Proof = new HostDisk(Share + @"\portal-proof-hv01.1.partial.vhdx", "VHDX", "Dynamic", 4 << 20, 4 << 20, null),
    };

    public static readonly VmmFacts Server = new(Vmm, "4.0.2244.0", "4.0.2244.0", HighlyAvailable: false, "Administrator", ["All Hosts"]);

    private static readonly Offer Offer = new(
        [new(Cluster, IsCluster: true, @"All Hosts\Berlin", [Hv01, Hv02], [])], [new("LAN", [Hv01, Hv02])], [], StorageHidden: false, [], []);

    public static readonly Evidence Good = new(
        new(Cluster, new(Vmm, Vmm), Transport.WSMan, Account, HasPassword: true, StorageKind.Smb, [Folder], "LAN"),
        new("portal01.lab.example", "lab.example"),
        new Survey([new(Hv01, "Up", Look, [Storage]), new(Hv02, "Up", Look with { Name = Hv02 }, [Storage])])
        {
            Vmm = new(Server, Offer, Look with { Name = Vmm, Cluster = null, ClusterLevel = null, RunsHyperV = false }),
        },
        PromisedBytes: 0, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public static AccessList Rights(string rights, params string[] accounts) => new([.. accounts.Select(account => new AccessEntry(account, rights, Allows: true))]);

    public static Evidence With(this Evidence evidence, Func<AskedWith, AskedWith> change) => evidence with { Settings = change(evidence.Settings) };

    /// <summary>Hyper-V alone.</summary>
    public static Evidence WithoutVmm(this Evidence evidence) =>
        evidence with { Settings = evidence.Settings with { Vmm = null }, Survey = evidence.Survey with { Vmm = null } };

    public static Evidence Host(this Evidence evidence, string name, Func<HostSurvey, HostSurvey> change) =>
        evidence with { Survey = evidence.Survey with { Hosts = [.. evidence.Survey.Hosts.Select(host => host.Name == name ? change(host) : host)] } };

    public static Evidence Seeing(this Evidence evidence, string name, Func<MachineLook, MachineLook> change) =>
        evidence.Host(name, host => host with { Look = change(host.Look.Answer!) });

    public static Evidence SeeingAll(this Evidence evidence, Func<MachineLook, MachineLook> change) => evidence.Seeing(Hv01, change).Seeing(Hv02, change);

    public static Evidence Silent(this Evidence evidence, string name, string? state = "Up") =>
        evidence.Host(name, host => host with { State = state, Look = Silence, Folders = [] });

    public static Evidence OnFolders(this Evidence evidence, Func<FolderLook, FolderLook> change) => evidence with
    {
        Survey = evidence.Survey with { Hosts = [.. evidence.Survey.Hosts.Select(host => host with { Folders = [.. host.Folders.Select(change)] })] },
    };

    public static Evidence OfVmm(this Evidence evidence, Func<VmmSurvey, VmmSurvey> change) =>
        evidence with { Survey = evidence.Survey with { Vmm = change(evidence.Survey.Vmm!) } };

    public static Evidence Facts(this Evidence evidence, Func<VmmFacts, VmmFacts> change) => evidence.OfVmm(vmm => vmm with { Facts = change(vmm.Facts.Answer!) });

    public static Evidence VmmMachine(this Evidence evidence, Func<MachineLook, MachineLook> change) =>
        evidence.OfVmm(vmm => vmm with { Machine = change(vmm.Machine.Answer!) });

    public static Evidence Offers(this Evidence evidence, Func<Offer, Offer> change) => evidence.OfVmm(vmm => vmm with { Offer = change(vmm.Offer.Answer!) });

    /// <summary>What a rule says.</summary>
    public static IReadOnlyList<Finding> Judge(this Evidence evidence, string key) => [.. RuleBook.Find(key)!.Judge(evidence)];

    /// <summary>The worst that a rule says; the only one of that state.</summary>
    public static Finding Worst(this Evidence evidence, string key)
    {
        var findings = evidence.Judge(key);
        var state = findings.Max(finding => finding.State);
        return Assert.Single(findings, finding => finding.State == state);
    }

    /// <summary>It is in that state, about that, in these words, with a way out.</summary>
    public static void Says(this Finding finding, FindingState state, string? about, string words, string remedy)
    {
        Assert.Equal((state, about), (finding.State, finding.About));
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
    }
}
