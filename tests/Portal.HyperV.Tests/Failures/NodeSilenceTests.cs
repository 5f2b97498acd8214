using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Xunit;

namespace Portal.HyperV.Tests.Failures;

public sealed class NodeSilenceTests
{
    private const string Door = "cluster1.lab.example", Node = "hv02.lab.example";

    [Fact]
    public async Task A_silent_node_is_busy_with_its_own_name_words_and_remedy()
    {
        var silence = new HostException(HostFault.Silent, Node, "It is down.", "Start it.");

        var busy = await RefusalAsync(silence);

        Assert.Equal((HostFault.Busy, Node, "It is down.", "Start it."), (busy.Fault, busy.Host, busy.Message, busy.Remedy));
        Assert.Same(silence, busy.InnerException);
    }

    [Theory]
    [InlineData(HostFault.Silent, Door)]
    [InlineData(HostFault.Silent, "CLUSTER1.lab.example")]
    [InlineData(HostFault.Denied, Node)]
    [InlineData(HostFault.Refused, Node)]
    public async Task Silence_of_the_door_and_every_other_no_stay_what_they_are(HostFault fault, string host)
    {
        var no = new HostException(fault, host, "No.", "Ask again.");

        Assert.Same(no, await RefusalAsync(no));
    }

    [Fact]
    public async Task What_is_not_refused_is_answered() => Assert.Equal(7, await NodeSilence.AsBusyAsync(Door, () => Task.FromResult(7)));

    private static Task<HostException> RefusalAsync(HostException refusal) =>
        Assert.ThrowsAsync<HostException>(() => NodeSilence.AsBusyAsync(Door, () => Task.FromException<int>(refusal)));
}
