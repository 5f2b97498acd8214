using Portal.Domain.Hosts;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>The portal's hands over a real ssh and a real sshd.</summary>
public sealed class SshHostsTests(SshLabFixture lab) : HostsContract, IClassFixture<SshLabFixture>
{
    protected override Task<IHostsUnderTest> OpenAsync() => Task.FromResult<IHostsUnderTest>(new OfSsh(lab));

    /// <summary>Sessions by SSH; files by the lab's folder, since nobody serves the SMB share of an emulated machine.</summary>
    private sealed class OfSsh(SshLabFixture lab) : IHostsUnderTest, IHosts
    {
        public IHosts Hosts => this;

        public Guid Connection => lab.Cluster.Id;

        public string Host => "hv01.lab.example";

        public string Folder => lab.Cluster.StorageFolder;

        public string Password => lab.Lab.Cluster.Password.Reveal();

        public Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct) => lab.Hosts.HypervisorAsync(connection, ct);

        public Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct) => lab.Hosts.MachineAsync(connection, host, ct);

        public Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct) =>
            lab.Lab.Hosts.ShareAsync(connection == Connection ? lab.Lab.Cluster.Id : connection, host, ct);

        public Task<IProbe> ProbeAsync(Guid connection, CancellationToken ct) => lab.Hosts.ProbeAsync(connection, ct);

        public void Forget(Guid connection) => lab.Hosts.Forget(connection);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
