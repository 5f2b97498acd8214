using Portal.Domain.Prerequisites;
using Xunit;

namespace Portal.TestKit.Hosts;

public abstract partial class HostsContract
{
    [Fact]
    public async Task What_prerequisites_ask_is_found_out_of_each_host()
    {
        var survey = await (await Under.Hosts.ProbeAsync(Under.Connection, Ct)).SurveyAsync(Ct);

        Assert.Contains(survey.Hosts, host => host.Name == Under.Host);
        Assert.All(survey.Hosts, host =>
        {
            Assert.Equal("Up", host.State);
            var look = Assert.IsType<MachineLook>(host.Look.Answer);
            Assert.Equal(host.Name, look.Name);
            Assert.Contains(look.Groups, group => group.Sid == "S-1-5-32-544");
            Assert.NotNull(look.Cluster);
            Assert.Contains("LAN", look.Switches);
            Assert.InRange(look.ClockAhead.Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
            Assert.True(Assert.Single(host.Folders).Facts.Answer!.FreeBytes > 0);
        });
    }

    [Fact]
    public async Task Of_an_unknown_connection_nothing_is_found_out()
    {
        await RefusedAsync(Domain.Hosts.HostFault.Missing, () => Under.Hosts.ProbeAsync(Guid.CreateVersion7(), Ct));
    }
}
