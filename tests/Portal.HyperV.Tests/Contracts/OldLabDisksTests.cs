using Portal.Domain.Hosts;
using Portal.HyperV.Tests.LabHyperVv1;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>Disk work over real sessions to Windows Server 2008 R2: VHD, by the first WMI of Hyper-V.</summary>
public sealed class OldLabDisksTests(OldLabFixture lab) : DisksContract, IClassFixture<OldLabFixture>
{
    protected override string Extension => ".vhd";

    protected override Task<IHostsUnderTest> OpenAsync() => Task.FromResult<IHostsUnderTest>(new OfOldLab(lab));

    protected override Task<string> FrozenAsync() => Task.FromResult(lab.Frozen);

    private sealed class OfOldLab(OldLabFixture lab) : IHostsUnderTest
    {
        public IHosts Hosts => lab.Hosts;

        public Guid Connection => lab.Cluster.Id;

        public string Host => "hv01.lab.example";

        public string Folder => lab.Cluster.StorageFolder;

        public string Password => lab.Cluster.Password.Reveal();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
