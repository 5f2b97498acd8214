using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;

namespace Portal.TestKit.Hosts;

/// <summary>What prerequisites are told of machines in memory: all is well with those that answer.</summary>
internal sealed class MemoryProbe(MemoryHosts hosts) : IProbe
{
    private const string Folder = @"C:\ClusterStorage\Volume1\Portal";

    public async Task<Survey> SurveyAsync(CancellationToken ct)
    {
        var survey = await hosts.CallAsync("all machines", "Survey", "", Read, ct);
        return hosts.Site.Surveyed?.Invoke(survey) ?? survey;
    }

    private Survey Read() => new([.. hosts.Site.Hosts.Select(Host)])
    {
        Vmm = hosts.Site.Vmm is not { } vmm ? null : new(vmm, new MemoryHypervisor(hosts).Offer(), Look(new(vmm.Name, "10.0.14393", null, Paused: false, 0, 0, []), runsHyperV: false)),
    };

    private HostSurvey Host(HostFacts host)
    {
        try
        {
            hosts.RefuseSick(host.Name, "asking for prerequisites");
        }
        catch (HostException refusal)
        {
            return new(host.Name, host.Cluster is null ? null : refusal.Fault == HostFault.Silent ? "Down" : "Up", new Gap(refusal.Message, refusal.Remedy), []);
        }

        var room = hosts.Site.Room;
        return new(host.Name, host.Cluster is null ? null : host.Paused ? "Paused" : "Up", Look(host, runsHyperV: true),
            [new(Folder, new FolderFacts(Folder, ["Directory"], room.TotalBytes, room.FreeBytes))]);
    }

    private static MachineLook Look(HostFacts host, bool runsHyperV) => new(
        host.Name, host.WindowsVersion, "5.1.14393.0", "Desktop", [new("S-1-5-32-544", @"BUILTIN\Administrators"), new("S-1-16-12288", @"Mandatory Label\High Mandatory Level")])
    {
        Forest = "lab.example", NetBiosDomain = "LAB", TakesCredSsp = true, RunsHyperV = runsHyperV, Cluster = host.Cluster, Switches = host.Switches,
    };
}
