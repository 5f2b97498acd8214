using Portal.Domain.Hosts;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>The portal's hands over real remoting sessions to a lab.</summary>
public sealed class LabHostsTests(LabFixture lab) : HostsContract, IClassFixture<LabFixture>
{
    protected override Task<IHostsUnderTest> OpenAsync() => Task.FromResult<IHostsUnderTest>(new OfLab(lab));

    private sealed class OfLab(LabFixture lab) : IHostsUnderTest
    {
        public IHosts Hosts => lab.Hosts;

        public Guid Connection => lab.Cluster.Id;

        public string Host => "hv01.lab.example";

        public string Folder => lab.Cluster.StorageFolder;

        public string Password => lab.Cluster.Password.Reveal();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
