using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.Contracts;
using Xunit;

namespace Portal.HyperV.Tests.Probing;

/// <summary>The words of tests that ask real sessions to the lab, and judge by the rule book.</summary>
public abstract class ProbeTest(LabFixture lab)
{
    protected const string Hv01 = "hv01.lab.example", Hv02 = "hv02.lab.example", Hv03 = "hv03.lab.example";

    protected const string Cluster = "cluster01.lab.example", Share = @"\\files.lab.example\vms", Account = @"LAB\portal";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LabFixture Lab => lab;

    /// <summary>Who asks, as the portal says it of itself.</summary>
    protected static PortalMachine Here { get; } = PortalMachine.Here("lab.example");

    /// <summary>What was found out of a connection.</summary>
    protected async Task<Evidence> EvidenceAsync(ConnectionAccess access)
    {
        Lab.Add(access);
        var survey = await (await Lab.Hosts.ProbeAsync(access.Id, Ct)).SurveyAsync(Ct);
        // Its sessions end with it: each test of a class has several, and WinRM allows 30.
        Lab.Remove(access.Id);
        await Assert.ThrowsAsync<HostException>(() => Lab.Hosts.ProbeAsync(access.Id, Ct));
        return new(Settings(access), Here, survey, PromisedBytes: 0, TimeProvider.System.GetUtcNow());
    }

    /// <summary>What one prerequisite says of a connection.</summary>
    protected async Task<IReadOnlyList<Finding>> JudgeAsync(string key, ConnectionAccess access) => [.. RuleBook.Find(key)!.Judge(await EvidenceAsync(access))];

    /// <summary>The cluster with its disks on the share.</summary>
    protected ConnectionAccess OnShare(string folder = Share + @"\Portal") => Lab.Access(Cluster, folder);

    /// <summary>The cluster with its disks on its volume.</summary>
    protected ConnectionAccess OnVolume() => Lab.Access(Cluster, @"C:\ClusterStorage\Volume1\Portal");

    /// <summary>Green without the fault; red with it, about this, in these words.</summary>
    protected async Task RedAsync(string key, string host, string fault, ConnectionAccess access, FindingState state, string about, string words, string remedy)
    {
        var healthy = await JudgeAsync(key, access);
        Assert.NotEmpty(healthy);
        Assert.All(healthy, finding => Assert.True(finding.State == FindingState.Passed, finding.ToString()));
        await using (await Lab.WithAsync(host, fault))
        {
            // Sessions of before do not know it yet, as on a real host.
            var findings = await JudgeAsync(key, access with { Id = Guid.CreateVersion7() });
            var worst = findings.Where(finding => finding.State == findings.Max(each => each.State)).ToList();
            Assert.True(worst.Exists(finding => finding.State == state && finding.About == about && finding.What.Contains(words, StringComparison.Ordinal)
                && (finding.Remedy ?? "").Contains(remedy, StringComparison.Ordinal)), string.Join('\n', findings));
        }
    }

    /// <summary>What rules are told of it.</summary>
    protected static AskedWith Settings(ConnectionAccess access) => new(
        access.Address, access.Vmm, access.Transport, access.Account, access.Password.Reveal().Length > 0,
        access.StorageFolder.StartsWith(@"\\", StringComparison.Ordinal) ? StorageKind.Smb : StorageKind.Csv, [access.StorageFolder], "LAN");
}
