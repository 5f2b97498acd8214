using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Probing;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.Probing;

/// <summary>What a survey makes of a VMM that refuses.</summary>
public sealed class VmmSurveyTests
{
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly List<string> _asked = [];

    public VmmSurveyTests() => _hosts.Site.Vmm = new("vmm01.lab.example", "10.22.1287.0", null, false, "Administrator", ["All Hosts"]);

    [Fact]
    public async Task A_VMM_that_refuses_to_list_still_says_what_it_is()
    {
        var vmm = await SurveyAsync(new HostException(HostFault.Denied, "vmm01.lab.example", "It may not list pools.", "Give it the right."));

        Assert.Equal("10.22.1287.0", vmm.Facts.Answer?.Version);
        Assert.Equal(new Gap("It may not list pools.", "Give it the right."), vmm.Offer.Gap);
    }

    [Fact]
    public async Task A_VMM_that_does_not_answer_is_not_asked_again()
    {
        var vmm = await SurveyAsync(new HostException(HostFault.Silent, "vmm01.lab.example", "It is down.", "Start it."));

        Assert.Equal(["Offer"], _asked);
        Assert.Equal((new Gap("It is down.", "Start it."), new Gap("It is down.", "Start it.")), (vmm.Facts.Gap, vmm.Offer.Gap));
    }

    [Fact]
    public async Task A_VMM_that_lists_is_asked_once()
    {
        var vmm = await SurveyAsync(refusal: null);

        Assert.Equal(["Offer"], _asked);
        Assert.Equal(_hosts.Site.Vmm, vmm.Facts.Answer);
    }

    private async Task<VmmSurvey> SurveyAsync(HostException? refusal)
    {
        _hosts.Refuse = call =>
        {
            _asked.Add(call.Act);
            return call.Act == "Offer" ? refusal : null;
        };
        var access = new ConnectionAccess(Guid.NewGuid(), "Cluster 1", "", Transport.Lab, @"LAB\portal", new Secret("x"), @"C:\ClusterStorage\Volume1\Portal", @"C:\Staging", 8)
        {
            Vmm = new("vmm01.lab.example", "console01.lab.example"),
        };
        var probe = new Probe(access, await _hosts.HypervisorAsync(access.Id, TestContext.Current.CancellationToken),
            host => throw new HostException(HostFault.Silent, host, "It is down.", "Start it."), TimeProvider.System);
        return (await probe.SurveyAsync(TestContext.Current.CancellationToken)).Vmm!;
    }
}
