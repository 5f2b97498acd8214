using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Connections;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Transports;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>The lab behind a real sshd, whose subsystem relays its standard streams, and the portal's hands on it over SSH. Its administrator share is the lab's folder.</summary>
public sealed class SshLabFixture : IAsyncLifetime, IConnectionBook
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The lab behind it.</summary>
    public LabFixture Lab { get; } = new();

    /// <summary>The sshd before it.</summary>
    internal SshServer Server { get; private set; } = null!;

    /// <summary>The command of its subsystem.</summary>
    internal string Subsystem { get; private set; } = "";

    /// <summary>The hands.</summary>
    public Hosts Hosts { get; private set; } = null!;

    /// <summary>The cluster, by SSH.</summary>
    public ConnectionAccess Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Lab.InitializeAsync();
        // The words of sshd's configuration end at blanks, and the shell behind it expands the variable.
        var relay = _folder.File("relay", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Portal.Lab.dll")}' relay --data '{Lab.Lab.Site.Folder.Root}' --host \"$LAB_HOST\"\n");
        Subsystem = $"PATH='{Environment.GetEnvironmentVariable("PATH")}' sh {relay}";
        Server = await SshServer.StartAsync(Subsystem);
        Cluster = SshServer.Access("") with { Account = Lab.Cluster.Account };
        Hosts = new Hosts(this, new AsWhoeverRunsTheTests(Server), Server.Options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (Hosts is not null) await Hosts.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
        await Lab.DisposeAsync();
        _folder.Dispose();
    }

    /// <inheritdoc />
    public Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct) => Task.FromResult(connection == Cluster.Id ? Cluster : null);

    /// <summary>The lab's account is one of its domain; the sshd in front of it knows the accounts of this system.</summary>
    private sealed class AsWhoeverRunsTheTests(SshServer server) : ITransports
    {
        public Func<string, ITransport> To(ConnectionAccess access) => host => server.To(host);

        public void Dispose() { }
    }
}
