using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Transports;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.Sessions;

public sealed class PoolTests(LabFixture lab) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private static readonly Call Ask = new("Get-PortalHost", "asking");
    private readonly Proxy _proxy = new(lab.Lab.Socket);
    private readonly FakeTimeProvider _time = new();
    private readonly List<SessionPool> _pools = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools) await pool.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task One_session_serves_call_after_call()
    {
        var pool = Pool();

        for (var n = 0; n < 5; n++) await pool.CallAsync(Ask, Ct);

        Assert.Equal((1, 1), (_proxy.Connections, pool.IdleCount));
    }

    [Fact]
    public async Task No_more_sessions_open_than_are_allowed_and_who_comes_later_waits()
    {
        var pool = Pool(most: 2);
        var sleep = new Call("Start-Sleep", "sleeping").With("Milliseconds", 200);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pool.CallAsync(sleep, Ct)));

        Assert.Equal((2, 2), (_proxy.Connections, pool.IdleCount));
    }

    [Fact]
    public async Task The_session_that_was_used_last_is_used_first_and_the_others_end_of_idleness()
    {
        var pool = Pool(most: 3);
        await OpenAsync(pool, 3);

        for (var passed = TimeSpan.Zero; passed < Options.IdleLimit + Options.IdleLimit; passed += TimeSpan.FromSeconds(10))
        {
            await pool.CallAsync(Ask, Ct);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((3, 1), (_proxy.Connections, pool.IdleCount));
    }

    [Fact]
    public async Task A_session_that_nobody_needs_ends()
    {
        var pool = Pool();
        await pool.CallAsync(Ask, Ct);

        _time.Advance(Options.IdleLimit + TimeSpan.FromSeconds(1));

        Assert.Equal(0, pool.IdleCount);
    }

    [Fact]
    public async Task A_session_that_froze_while_idle_is_found_out_and_replaced()
    {
        var pool = Pool(time: TimeProvider.System, options: Options with { TrustIdleFor = TimeSpan.Zero, HealthTimeout = TimeSpan.FromMilliseconds(300) });
        await pool.CallAsync(Ask, Ct);
        _proxy.Freeze();
        var call = pool.CallAsync(Ask, Ct);

        await Eventually.BeAsync("a second session is begun", () => _proxy.Connections == 2, Ct);
        _proxy.Thaw();

        Assert.NotEmpty(await call);
    }

    [Fact]
    public async Task A_session_that_broke_while_idle_is_replaced_without_a_word()
    {
        var pool = Pool();
        await pool.CallAsync(Ask, Ct);
        _proxy.Cut();

        await Eventually.BeAsync("a call gets through", async () =>
        {
            try { return (await pool.CallAsync(Ask, Ct)).Count == 1; }
            catch (HostException e) when (e.Fault == HostFault.Silent) { return false; } // the cut was not noticed yet
        }, Ct);

        Assert.Equal(1, pool.IdleCount);
    }

    [Fact]
    public async Task After_one_session_was_lost_the_idle_ones_show_that_they_live_before_they_are_used()
    {
        var pool = Pool(most: 2, time: TimeProvider.System, options: Options with { TrustIdleFor = TimeSpan.FromMinutes(1), HealthTimeout = TimeSpan.FromMilliseconds(300), StopGrace = TimeSpan.FromMilliseconds(100) });
        await OpenAsync(pool, 2);
        _proxy.Freeze(); // as when a host dies: nobody is told

        var impatient = new Call("Get-PortalHost", "asking") { Timeout = TimeSpan.FromMilliseconds(300) };
        await Assert.ThrowsAsync<HostException>(() => pool.CallAsync(impatient, Ct));
        var next = pool.CallAsync(Ask, Ct); // within the time in which an idle session is trusted
        await Eventually.BeAsync("the second session is not trusted, and a third begun", () => _proxy.Connections == 3, Ct);
        _proxy.Thaw();

        Assert.NotEmpty(await next);
    }

    [Fact]
    public async Task Nobody_waits_behind_a_call_that_was_cancelled_while_it_set_out()
    {
        var pool = Pool(most: 1, time: TimeProvider.System);
        var patient = new Call("Get-PortalHost", "asking") { Timeout = TimeSpan.FromSeconds(20) };
        foreach (var moment in SettingOut.Moments)
        {
            await pool.CallAsync(patient, Ct);
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var call = pool.CallAsync(new Call("Start-Sleep", "sleeping").With("Seconds", 60), cancel.Token);
            SettingOut.Spend(moment);

            await cancel.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
    }

    [Fact]
    public async Task A_host_that_refuses_does_not_use_up_the_pool()
    {
        var pool = Pool(most: 1);
        await using (await lab.WithAsync("hv01", "denied"))
            for (var n = 0; n < 3; n++) Assert.Equal(HostFault.Denied, (await Assert.ThrowsAsync<HostException>(() => pool.CallAsync(Ask, Ct))).Fault);

        Assert.NotEmpty(await pool.CallAsync(Ask, Ct));
    }

    [Fact]
    public async Task Who_waits_for_a_session_can_give_up()
    {
        var pool = Pool(most: 1);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var busy = pool.CallAsync(new Call("Start-Sleep", "sleeping").With("Seconds", 60), held.Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var waiting = pool.CallAsync(Ask, patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await held.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => busy);
    }

    [Fact]
    public async Task A_retired_pool_ends_idle_sessions_now_and_rented_ones_after_their_call()
    {
        var pool = Pool(most: 2);
        await OpenAsync(pool, 2);
        var busy = pool.CallAsync(new Call("Start-Sleep", "sleeping").With("Milliseconds", 300), Ct);
        await Eventually.BeAsync("one session is rented", () => pool.IdleCount == 1, Ct);

        pool.Retire();

        Assert.Equal(0, pool.IdleCount);
        await busy;
        Assert.Equal(0, pool.IdleCount);
    }

    [Fact]
    public async Task A_disposed_pool_cuts_what_runs()
    {
        var pool = Pool();
        var busy = pool.CallAsync(new Call("Start-Sleep", "sleeping").With("Seconds", 60), Ct);
        await Eventually.BeAsync("a session is open", () => _proxy.Connections == 1, Ct);

        await pool.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => busy);
        Assert.Equal(0, pool.IdleCount);
    }

    [Fact]
    public async Task The_lab_tells_its_share_once_a_session_is_open() =>
        Assert.Equal(lab.Machine("hv01").SystemFolder, await Pool().ShareFolderAsync(Ct));

    private HyperVOptions Options => lab.Options with { LabSocket = _proxy.Socket };

    private SessionPool Pool(int most = 4, TimeProvider? time = null, HyperVOptions? options = null)
    {
        var pool = new SessionPool(new LabTransport(_proxy.Socket, "hv01.lab.example", lab.Cluster, "portal test"), most, options ?? Options, time ?? _time, NullLogger.Instance);
        _pools.Add(pool);
        return pool;
    }

    /// <summary>Opens so many sessions, by as many calls at once.</summary>
    private async Task OpenAsync(SessionPool pool, int sessions)
    {
        await Task.WhenAll(Enumerable.Range(0, sessions).Select(_ => pool.CallAsync(new Call("Start-Sleep", "sleeping").With("Milliseconds", 300), Ct)));
        Assert.Equal((sessions, sessions), (_proxy.Connections, pool.IdleCount));
    }
}
