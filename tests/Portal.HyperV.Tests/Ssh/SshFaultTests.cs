using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Tests.Probing;
using Portal.HyperV.Transports;
using Xunit;
using static Portal.Domain.Prerequisites.FindingState;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>What prerequisites say of connections by SSH, through a real ssh and a real sshd. A key leaves no credentials on the host that go on.</summary>
public sealed class SshFaultTests(SshLabFixture lab) : ProbeTest(lab.Lab), IClassFixture<SshLabFixture>
{
    [Fact]
    public async Task With_a_key_no_share_can_be_used_and_with_a_password_it_can()
    {
        var byKey = await EvidenceAsync(lab.Server, SshServer.Access("") with { StorageFolder = Share + @"\Portal" });

        var finding = Assert.Single(RuleBook.Find("ssh-password")!.Judge(byKey));
        Assert.Equal((Failed, SshServer.Account), (finding.State, finding.About));
        Assert.Contains("It signs in by key, and the storage is a share", finding.What, StringComparison.Ordinal);
        Assert.Contains("Give the account's password", finding.Remedy, StringComparison.Ordinal);
        Assert.Equal([(Failed, Hv01), (Failed, Hv02)], RuleBook.Find("storage-proof")!.Judge(byKey).Select(proof => (proof.State, proof.About!)));

        const string Password = "a word of the test's";
        using var room = new PasswordRoom(Password);
        await using var server = await SshServer.StartAsync(lab.Subsystem, room);
        var byPassword = await EvidenceAsync(server, SshServer.Access(Password) with { StorageFolder = Share + @"\Portal" });

        Assert.Equal(Passed, Assert.Single(RuleBook.Find("ssh-password")!.Judge(byPassword)).State);
        Assert.Equal([(Passed, Hv01), (Passed, Hv02)], RuleBook.Find("storage-proof")!.Judge(byPassword).Select(proof => (proof.State, proof.About!)));
    }

    [Fact]
    public async Task With_a_key_storage_that_is_no_share_is_well()
    {
        var evidence = await EvidenceAsync(lab.Server, SshServer.Access(""));

        Assert.Empty(RuleBook.Find("ssh-password")!.Judge(evidence));
        Assert.All(RuleBook.Find("storage-reached")!.Judge(evidence), finding => Assert.Equal(Passed, finding.State));
    }

    private static async Task<Evidence> EvidenceAsync(SshServer server, ConnectionAccess access)
    {
        await using var hosts = new Hosts(new Book(access), new OverSsh(server, access.Password), server.Options, TimeProvider.System, NullLoggerFactory.Instance);
        var survey = await (await hosts.ProbeAsync(access.Id, Ct)).SurveyAsync(Ct);
        return new(Settings(access), Here, survey, PromisedBytes: 0, TimeProvider.System.GetUtcNow());
    }

    private sealed class Book(ConnectionAccess only) : IConnectionBook
    {
        public Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct) => Task.FromResult(connection == only.Id ? only : null);
    }

    private sealed class OverSsh(SshServer server, Secret password) : ITransports
    {
        public Func<string, ITransport> To(ConnectionAccess access) => host => server.To(host, password: password.Reveal());

        public void Dispose() { }
    }
}
