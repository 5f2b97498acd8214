using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.Transports;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>A session that does not open says the real reason, and what to do about it.</summary>
public sealed class SshReasonTests
{
    private const string Host = "hv01.lab.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_listens()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To(Host, server.Options with { SshPort = SshServer.FreePort() }), HostFault.Silent);

        Assert.Contains("Connection refused", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To("hv01.invalid"), HostFault.Silent);

        Assert.Contains("Could not resolve hostname hv01.invalid", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_host_does_not_know()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To(Host, server.Options with { SshKeyFile = SshKeys.Other }), HostFault.Denied);

        Assert.Contains("Permission denied (publickey)", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_key_that_is_not_the_known_one()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To(Host, server.Options with { SshKnownHosts = server.Known(right: false) }), HostFault.Denied);

        Assert.Contains("Host key verification failed", no.Message, StringComparison.Ordinal);
        Assert.Contains("known hosts", no.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_key_that_nobody_knows_is_not_learned()
    {
        await using var server = await SshServer.StartAsync(null);
        var none = Path.Combine(Path.GetTempPath(), $"portal-no-known-hosts-{Guid.NewGuid():N}");

        await RefusedAsync(server.To(Host, server.Options with { SshKnownHosts = none }), HostFault.Denied);

        Assert.False(File.Exists(none));
    }

    [Fact]
    public async Task A_host_without_the_subsystem()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To(Host), HostFault.Unsupported);

        Assert.Contains("subsystem request failed", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subsystem_that_speaks_something_else()
    {
        await using var server = await SshServer.StartAsync("echo Welcome to this machine");

        var no = await RefusedAsync(server.To(Host), HostFault.Silent);

        Assert.Contains("Welcome to this machine", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subsystem_that_ends_without_a_word()
    {
        await using var server = await SshServer.StartAsync("exit 3");

        var no = await RefusedAsync(server.To(Host), HostFault.Silent);

        Assert.Contains("ssh ended with code 3", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_accepts_and_says_nothing_is_given_up_in_time()
    {
        await using var server = await SshServer.StartAsync("exec sleep 60");
        var patience = TimeSpan.FromSeconds(2);

        var begun = TimeProvider.System.GetTimestamp();
        var no = await RefusedAsync(server.To(Host, server.Options with { OpenTimeout = patience }), HostFault.Silent, server.Options with { OpenTimeout = patience });

        Assert.Contains("did not open a session within 2 s", no.Message, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), patience, patience * 5);
    }

    [Fact]
    public async Task A_portal_without_ssh()
    {
        await using var server = await SshServer.StartAsync(null);

        var no = await RefusedAsync(server.To(Host, server.Options with { SshProgram = "no-such-ssh" }), HostFault.Unsupported);

        Assert.Contains("no-such-ssh", no.Message, StringComparison.Ordinal);
        Assert.Contains("openssh-client", no.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password()
    {
        using var room = new PasswordRoom("right and long");
        await using var server = await SshServer.StartAsync("exec cat", room);

        var no = await RefusedAsync(server.To(Host, password: "wrong-and-long"), HostFault.Denied);

        Assert.Contains("Permission denied", no.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-and-long", no.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_is_on_no_command_line()
    {
        using var askpass = new Askpass();

        var command = new SshTransport(Host, SshServer.Access("s3cret & \"more\" %PATH% !"), new HyperVOptions(), askpass).Command();

        Assert.DoesNotContain(command.ArgumentList, argument => argument.Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", File.ReadAllText(askpass.Path), StringComparison.Ordinal);
        Assert.Equal("force", command.Environment["SSH_ASKPASS_REQUIRE"]);
    }

    [Fact]
    public void Without_a_password_nothing_is_asked()
    {
        using var askpass = new Askpass();

        var command = new SshTransport(Host, SshServer.Access(""), new HyperVOptions(), askpass).Command();

        Assert.Contains("BatchMode=yes", command.ArgumentList);
        Assert.False(command.Environment.ContainsKey("SSH_ASKPASS"));
    }

    [Fact]
    public void A_host_or_account_is_never_taken_for_an_option()
    {
        using var askpass = new Askpass();

        var arguments = new SshTransport("-oProxyCommand=evil", SshServer.Access(""), new HyperVOptions(), askpass).Command().ArgumentList;

        Assert.Equal(["--", "-oProxyCommand=evil", "powershell"], arguments.TakeLast(3));
    }

    private static async Task<HostException> RefusedAsync(SshTransport transport, HostFault fault, HyperVOptions? options = null)
    {
        var no = await Assert.ThrowsAsync<HostException>(() => HostSession.OpenAsync(transport, options ?? new HyperVOptions(), TimeProvider.System, Ct));
        Assert.Equal(fault, no.Fault);
        Assert.Contains(transport.Host, no.Message, StringComparison.Ordinal);
        Assert.NotEmpty(no.Remedy);
        return no;
    }
}
