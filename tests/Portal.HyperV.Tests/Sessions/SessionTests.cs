using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Transports;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.Sessions;

/// <summary>One session, through all that can happen to it.</summary>
public sealed class SessionTests(LabFixture lab) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private static readonly Call Sleep = new Call("Start-Sleep", "sleeping").With("Seconds", 60);
    private readonly Proxy _proxy = new(lab.Lab.Socket);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HyperVOptions Options => lab.Options with
    {
        LabSocket = _proxy.Socket,
        OpenTimeout = TimeSpan.FromSeconds(20),
        StopGrace = TimeSpan.FromSeconds(5),
        HealthTimeout = TimeSpan.FromMilliseconds(500),
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Fact]
    public async Task A_session_answers_call_after_call()
    {
        var session = await OpenAsync();

        for (var n = 0; n < 3; n++)
            Assert.Equal("hv01.lab.example", Assert.Single(await session.CallAsync(new Call("Get-PortalHost", "asking"), Ct)).Text("Name"));

        Assert.True(session.LooksWell);
        Assert.True(await session.ShowsLifeAsync(Ct));
        session.Discard("done");
    }

    [Fact]
    public async Task An_error_leaves_the_session_as_good_as_before()
    {
        var session = await OpenAsync();

        var no = await Assert.ThrowsAsync<HostException>(() => session.CallAsync(new Call("Start-PortalVM", "starting nobody").With("VMId", Guid.NewGuid()), Ct));

        Assert.Equal(HostFault.Missing, no.Fault);
        Assert.NotEmpty(await session.CallAsync(new Call("Get-PortalHost", "asking"), Ct));
        session.Discard("done");
    }

    [Fact]
    public async Task An_unknown_function_says_what_is_missing()
    {
        var session = await OpenAsync();

        var no = await Assert.ThrowsAsync<HostException>(() => session.CallAsync(new Call("Get-PortalNothing", "asking"), Ct));

        Assert.Equal(HostFault.Unsupported, no.Fault);
        Assert.Contains("Get-PortalNothing", no.Message, StringComparison.Ordinal);
        session.Discard("done");
    }

    [Fact]
    public async Task A_parameter_stays_text_whatever_it_holds()
    {
        var session = await OpenAsync();
        const string Evil = """C:\a'; "$(throw 1)"; `n | Remove-Item.vhdx""";

        Assert.Empty(await session.CallAsync(new Call("Get-PortalDisk", "looking").With("Path", Evil), Ct));
        session.Discard("done");
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_stopped_and_its_session_is_cut()
    {
        await Eventually.BeAsync("no shell of another test is open", () => lab.Lab.Server.ShellsWithClient == 0, Ct);
        var session = await OpenAsync();

        var no = await Assert.ThrowsAsync<HostException>(() => session.CallAsync(new Call("Start-Sleep", "sleeping") { Timeout = TimeSpan.FromMilliseconds(300) }.With("Seconds", 60), Ct));

        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.Contains("did not finish sleeping within 0.3 s", no.Message, StringComparison.Ordinal);
        Assert.False(session.LooksWell);
        await Eventually.BeAsync("the shell has ended", () => lab.Lab.Server.ShellsWithClient == 0, Ct);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_stopped_and_its_session_is_cut()
    {
        await Eventually.BeAsync("no shell of another test is open", () => lab.Lab.Server.ShellsWithClient == 0, Ct);
        var session = await OpenAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var call = session.CallAsync(Sleep, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.False(session.LooksWell);
        await Eventually.BeAsync("the shell has ended", () => lab.Lab.Server.ShellsWithClient == 0, Ct);
    }

    [Fact]
    public async Task A_call_to_a_frozen_host_is_given_up_and_the_session_is_cut()
    {
        var session = await OpenAsync(Options with { StopGrace = TimeSpan.FromMilliseconds(200) });
        _proxy.Freeze();

        var no = await Assert.ThrowsAsync<HostException>(() => session.CallAsync(new Call("Get-PortalHost", "asking") { Timeout = TimeSpan.FromMilliseconds(300) }, Ct));

        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.False(session.LooksWell);
    }

    [Fact]
    public async Task A_frozen_host_looks_well_until_it_is_asked()
    {
        var session = await OpenAsync();
        _proxy.Freeze();

        Assert.True(session.LooksWell);
        Assert.False(await session.ShowsLifeAsync(Ct));
    }

    [Fact]
    public async Task A_call_is_lost_wherever_its_session_is_discarded_and_never_ends_as_if_it_had_answered()
    {
        foreach (var moment in SettingOut.Moments)
        {
            var session = await OpenAsync();
            var call = session.CallAsync(Sleep, Ct);
            SettingOut.Spend(moment);

            session.Discard("The node lost its lease.");

            var no = await Assert.ThrowsAsync<HostException>(() => call);
            Assert.Contains("The node lost its lease.", no.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_connection_that_is_cut_during_a_call_is_told_as_lost()
    {
        var session = await OpenAsync();
        var call = session.CallAsync(Sleep, Ct);

        _proxy.Cut();

        var no = await Assert.ThrowsAsync<HostException>(() => call);
        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.Contains("was lost while sleeping", no.Message, StringComparison.Ordinal);
        Assert.False(session.LooksWell);
    }

    [Fact]
    public async Task A_session_that_is_killed_during_a_call_tells_the_killers_reason()
    {
        var session = await OpenAsync();
        var call = session.CallAsync(Sleep, Ct);

        session.Discard("The node lost its lease.");

        var no = await Assert.ThrowsAsync<HostException>(() => call);
        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.Contains("The node lost its lease.", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_on_a_session_that_was_cut_is_told_as_lost()
    {
        var session = await OpenAsync();
        _proxy.Cut();

        Assert.Equal(HostFault.Silent, (await Assert.ThrowsAsync<HostException>(() => session.CallAsync(new Call("Get-PortalHost", "asking"), Ct))).Fault);
        Assert.False(session.LooksWell);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_given_up_when_the_time_is_over()
    {
        _proxy.Freeze();

        var no = await Assert.ThrowsAsync<HostException>(() => OpenAsync(Options with { OpenTimeout = TimeSpan.FromSeconds(1) }));

        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.Contains("did not open a session within 1 s", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_is_given_up_when_nobody_wants_the_session_any_more()
    {
        _proxy.Freeze();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var opening = HostSession.OpenAsync(Transport(Options), Options, TimeProvider.System, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task Nobody_on_the_socket_is_a_silent_host()
    {
        var options = Options with { LabSocket = Path.Combine(Path.GetTempPath(), $"portal-none-{Guid.NewGuid():N}") };

        var no = await Assert.ThrowsAsync<HostException>(() => OpenAsync(options));

        Assert.Equal(HostFault.Silent, no.Fault);
        Assert.Contains("nobody listens", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_is_down_a_wrong_password_and_used_up_shells_are_told_apart()
    {
        await using (await lab.WithAsync("hv02", "down")) Assert.Equal(HostFault.Silent, await FaultAsync("hv02.lab.example"));
        await using (await lab.WithAsync("hv02", "denied")) Assert.Equal(HostFault.Denied, await FaultAsync("hv02.lab.example"));
        await using (await lab.WithAsync("hv02", "quota")) Assert.Equal(HostFault.Busy, await FaultAsync("hv02.lab.example"));
        Assert.Equal(HostFault.Silent, await FaultAsync("hv99.lab.example"));
    }

    [Fact]
    public async Task A_wrong_password_stays_secret()
    {
        var access = lab.Cluster with { Password = new("wrong-and-secret") };
        var transport = new LabTransport(lab.Lab.Socket, "hv01.lab.example", access, "portal test");

        var no = await Assert.ThrowsAsync<HostException>(() => HostSession.OpenAsync(transport, Options, TimeProvider.System, Ct));

        Assert.Equal(HostFault.Denied, no.Fault);
        Assert.DoesNotContain("wrong-and-secret", no.ToString(), StringComparison.Ordinal);
    }

    private async Task<HostFault> FaultAsync(string host) =>
        (await Assert.ThrowsAsync<HostException>(() => HostSession.OpenAsync(Transport(Options, host), Options, TimeProvider.System, Ct))).Fault;

    private Task<HostSession> OpenAsync(HyperVOptions? options = null) =>
        HostSession.OpenAsync(Transport(options ?? Options), options ?? Options, TimeProvider.System, Ct);

    private LabTransport Transport(HyperVOptions options, string host = "hv01.lab.example") => new(options.LabSocket!, host, lab.Cluster, options.SessionName);
}
