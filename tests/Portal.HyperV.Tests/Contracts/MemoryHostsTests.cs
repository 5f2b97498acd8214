using Portal.Domain.Hosts;
using Portal.TestKit.Hosts;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>The machines in memory keep to what real ones do, or tests upon them would prove nothing.</summary>
public sealed class MemoryHostsTests : HostsContract
{
    protected override Task<IHostsUnderTest> OpenAsync() => Task.FromResult<IHostsUnderTest>(new InMemory());

    private sealed class InMemory : IHostsUnderTest
    {
        public InMemory() => Hosts = MemoryHosts.Cluster(Connection);

        public IHosts Hosts { get; }

        public Guid Connection { get; } = Guid.CreateVersion7();

        public string Host => "hv01.lab.example";

        public string Folder => @"C:\ClusterStorage\Volume1\Portal";

        public string Password => "no password here";

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
