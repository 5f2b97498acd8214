using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.Sessions;

/// <summary>Connections that come, change and go.</summary>
public sealed class HostsTests(LabFixture lab) : IClassFixture<LabFixture>, IAsyncLifetime
{
    private readonly Proxy _proxy = new(lab.Lab.Socket);
    private Hosts _hosts = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _hosts = new Hosts(lab, lab.Options with { LabSocket = _proxy.Socket }, TimeProvider.System, NullLoggerFactory.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _hosts.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_forgotten_has_no_session_left_and_may_come_back()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));
        await RoomAsync(connection);

        _hosts.Forget(connection.Id);

        await Eventually.BeAsync("its session ends", () => _proxy.Open == 0, Ct);
        await RoomAsync(connection);
        Assert.Equal(2, _proxy.Connections);
    }

    [Fact]
    public async Task Sessions_stay_while_the_connection_does()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));

        for (var n = 0; n < 3; n++) await RoomAsync(connection);

        Assert.Equal(1, _proxy.Connections);
    }

    [Fact]
    public async Task A_changed_password_holds_from_the_next_act()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));
        await RoomAsync(connection);

        lab.Add(connection with { Password = new Secret("another") });
        Assert.Equal(HostFault.Denied, (await Assert.ThrowsAsync<HostException>(() => RoomAsync(connection))).Fault);

        lab.Add(connection with { Password = new Secret(connection.Password.Reveal()) });
        Assert.True((await RoomAsync(connection)).TotalBytes > 0);
    }

    [Fact]
    public async Task Sessions_of_a_changed_connection_end()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));
        await RoomAsync(connection);
        var before = lab.Lab.Server.ShellsWithClient;

        lab.Add(connection with { SessionsPerHost = 2 });
        await RoomAsync(connection);

        await Eventually.BeAsync("the old session has ended", () => lab.Lab.Server.ShellsWithClient == before, Ct);
    }

    [Fact]
    public async Task A_removed_connection_is_missing_and_its_sessions_end()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));
        var before = lab.Lab.Server.ShellsWithClient;
        await RoomAsync(connection);

        lab.Remove(connection.Id);

        Assert.Equal(HostFault.Missing, (await Assert.ThrowsAsync<HostException>(() => RoomAsync(connection))).Fault);
        await Eventually.BeAsync("its session has ended", () => lab.Lab.Server.ShellsWithClient == before, Ct);
    }

    [Fact]
    public async Task Disposing_ends_all_sessions()
    {
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal"));
        var before = lab.Lab.Server.ShellsWithClient;
        await RoomAsync(connection);

        await _hosts.DisposeAsync();

        await Eventually.BeAsync("its session has ended", () => lab.Lab.Server.ShellsWithClient == before, Ct);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => RoomAsync(connection));
    }

    [Fact]
    public async Task Without_a_lab_its_machines_cannot_be_reached()
    {
        await using var hosts = new Hosts(lab, new HyperVOptions(), TimeProvider.System, NullLoggerFactory.Instance);

        var no = await Assert.ThrowsAsync<HostException>(() => hosts.HypervisorAsync(lab.Cluster.Id, Ct));

        Assert.Equal(HostFault.Unsupported, no.Fault);
        Assert.Contains("cluster01.lab.example", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WinRM_is_refused_before_anybody_waits_where_Windows_is_not()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has a WinRM client.");
        var connection = lab.Add(lab.Access("hv01.lab.example", @"C:\Portal") with { Transport = Transport.WSMan });

        var no = await Assert.ThrowsAsync<HostException>(() => _hosts.MachineAsync(connection.Id, "hv01.lab.example", Ct));

        Assert.Equal(HostFault.Unsupported, no.Fault);
        Assert.Contains("SSH", no.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_gives_the_hands()
    {
        await using var services = new ServiceCollection()
            .AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConnectionBook>(lab).AddHyperV(_ => lab.Options)
            .BuildServiceProvider();

        Assert.NotEmpty(await (await services.GetRequiredService<IHosts>().HypervisorAsync(lab.Cluster.Id, Ct)).HostsAsync(Ct));
    }

    private async Task<StorageRoom> RoomAsync(ConnectionAccess connection) =>
        await (await _hosts.MachineAsync(connection.Id, "hv01.lab.example", Ct)).RoomAsync(@"C:\", Ct);
}
