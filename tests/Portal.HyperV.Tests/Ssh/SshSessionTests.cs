using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>Sessions over a real ssh: how they begin and end.</summary>
public sealed class SshSessionTests(SshLabFixture lab) : IClassFixture<SshLabFixture>
{
    private const string Host = "hv01.lab.example";
    private static readonly Call Ask = new("Get-PortalHost", "asking");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_with_odd_letters_opens_a_session()
    {
        const string Password = """p"a's$s `w% &ö!^ \rd""";
        using var room = new PasswordRoom(Password);
        await using var server = await SshServer.StartAsync(lab.Subsystem, room);

        var session = await HostSession.OpenAsync(server.To(Host, password: Password), server.Options, TimeProvider.System, Ct);

        Assert.Equal(Host, Assert.Single(await session.CallAsync(Ask, Ct)).Text("Name"));
        session.Discard("done");
    }

    [Fact]
    public async Task A_session_that_is_cut_ends_its_ssh_and_its_shell()
    {
        await Eventually.BeAsync("no shell of another test is open", () => lab.Lab.Lab.Server.ShellsWithClient == 0, Ct);
        var session = await HostSession.OpenAsync(lab.Server.To(Host), lab.Server.Options, TimeProvider.System, Ct);
        await Eventually.BeAsync("the shell is open", () => lab.Lab.Lab.Server.ShellsWithClient == 1, Ct);

        session.Discard("done");

        await Eventually.BeAsync("the shell has ended", () => lab.Lab.Lab.Server.ShellsWithClient == 0, Ct);
    }

    [Fact]
    public async Task A_call_is_lost_with_the_killers_reason_when_its_session_is_cut()
    {
        var session = await HostSession.OpenAsync(lab.Server.To(Host), lab.Server.Options, TimeProvider.System, Ct);
        var call = session.CallAsync(new Call("Start-Sleep", "sleeping").With("Seconds", 60), Ct);

        session.Discard("The node lost its lease.");

        var no = await Assert.ThrowsAsync<HostException>(() => call);
        Assert.Contains("The node lost its lease.", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_of_the_lab_that_is_down_is_silent_behind_a_living_sshd()
    {
        await using var down = await lab.Lab.WithAsync("hv02", "down");

        var no = await Assert.ThrowsAsync<HostException>(() => HostSession.OpenAsync(lab.Server.To("hv02.lab.example"), lab.Server.Options, TimeProvider.System, Ct));

        Assert.Equal(HostFault.Silent, no.Fault);
    }
}
