using Portal.Domain.Hosts;
using Portal.HyperV.Tests.OnVmm;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>The portal's hands through a VMM of the lab keep to the same contract as without.</summary>
public abstract class VmmHostsTests(VmmLabFixture lab) : HostsContract
{
    protected override string Windows => lab.Version;

    protected override int Generation => lab.Generation;

    protected override string Extension => lab.Extension;

    protected override Task<IHostsUnderTest> OpenAsync() => Task.FromResult<IHostsUnderTest>(new OfVmm(lab));

    private sealed class OfVmm(VmmLabFixture lab) : IHostsUnderTest
    {
        public IHosts Hosts => lab.Hosts;

        public Guid Connection => lab.Cluster.Id;

        public string Host => "hv01.lab.example";

        public string Folder => lab.Cluster.StorageFolder;

        public string Password => lab.Cluster.Password.Reveal();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

public sealed class Vmm2012HostsTests(Vmm2012Lab lab) : VmmHostsTests(lab), IClassFixture<Vmm2012Lab>;

public sealed class Vmm2012Sp1HostsTests(Vmm2012Sp1Lab lab) : VmmHostsTests(lab), IClassFixture<Vmm2012Sp1Lab>;

public sealed class Vmm2012R2HostsTests(Vmm2012R2Lab lab) : VmmHostsTests(lab), IClassFixture<Vmm2012R2Lab>;

public sealed class Vmm2025HostsTests(Vmm2025Lab lab) : VmmHostsTests(lab), IClassFixture<Vmm2025Lab>;
