using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Portal.Imaging;
using Portal.Imaging.Identity;
using Xunit;

namespace Portal.HyperV.Tests.OnLab;

/// <summary>The words of tests of our functions on a real lab. Each test has names of its own; labs are shared within a class.</summary>
public abstract class LabTest(LabFixture lab) : IClassFixture<LabFixture>
{
    protected const string Hv01 = "hv01.lab.example", Hv02 = "hv02.lab.example", Hv03 = "hv03.lab.example";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected LabFixture Lab => lab;

    /// <summary>The machine of this test.</summary>
    protected string Name { get; } = $"T{Guid.NewGuid():N}"[..13].ToUpperInvariant();

    protected string Folder => WindowsPath.Join(lab.Cluster.StorageFolder, Name);

    protected Task<IHypervisor> HypervisorAsync(ConnectionAccess? connection = null) => lab.Hosts.HypervisorAsync((connection ?? lab.Cluster).Id, Ct);

    protected Task<IHyperVMachine> MachineAsync(string host = Hv01) => lab.Hosts.MachineAsync(host == Hv03 ? lab.Alone.Id : lab.Cluster.Id, host, Ct);

    protected Task<IAdministratorShare> ShareAsync(string host = Hv01) => lab.Hosts.ShareAsync(host == Hv03 ? lab.Alone.Id : lab.Cluster.Id, host, Ct);

    protected string PathOf(string suffix = ".vhdx") => WindowsPath.Join(Folder, $"{Name}{suffix}");

    /// <summary>The frozen disk of the cluster's master.</summary>
    protected const string Frozen = @"C:\ClusterStorage\Volume1\Masters\master.vhdx";

    /// <summary>What lies in this test's folder.</summary>
    protected IReadOnlyList<string> Files() => FilesIn(Folder);

    internal IReadOnlyList<string> FilesIn(string folder)
    {
        var files = lab.Machine("hv01").OwnFiles;
        return files.FolderExists(folder) ? [.. files.List(folder).Files.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Both disks of the machine, made; then the order of its VM.</summary>
    protected async Task<VmOrder> OrderAsync(string host = Hv01)
    {
        var machine = await MachineAsync();
        await machine.CreateDifferenceDiskAsync(Frozen, PathOf(), 1, Ct);
        await UploadAsync(PathOf(".identity.vhdx"));
        return new(Guid.CreateVersion7(), Name, host, Folder, 2, 2, 1L << 30, "LAN", $"00155D{Random.Shared.Next(0x1000000):X6}", PathOf(), PathOf(".identity.vhdx"), Clustered: true);
    }

    /// <summary>The identity disk of this test's machine, by the two actors.</summary>
    protected async Task UploadAsync(string target, int fence = 1)
    {
        var machine = await MachineAsync();
        var staged = WindowsPath.Join(await machine.PrepareStagingAsync(Ct), $"{Name}.{fence}.vhdx");
        await (await ShareAsync()).WriteAsync(staged, Identity(), Ct);
        await machine.TakeFromStagingAsync(staged, target, fence, Ct);
    }

    protected Stream Identity() => IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, Name, Guid.NewGuid()), DiskFormat.Vhdx);

    /// <summary>The refusal, which must help and keep secrets.</summary>
    protected async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var no = await Assert.ThrowsAsync<HostException>(act);
        Assert.True(fault == no.Fault, $"{fault} was expected, not {no.Fault}: {no.Message}");
        Assert.NotEmpty(no.Remedy);
        Assert.DoesNotContain(lab.Cluster.Password.Reveal(), no.ToString(), StringComparison.Ordinal);
        return no;
    }

    /// <summary>Tries on a host that dies after the first change of each call, then on one that does not die any more.</summary>
    protected async Task ThroughDeathsAsync(string host, int deaths, Func<Task> act)
    {
        await using (await lab.WithAsync(host, "dies-mid-script"))
        {
            for (var n = 0; n < deaths; n++)
            {
                try { await act(); }
                catch (HostException e) when (e.Fault is HostFault.Silent or HostFault.Busy) { /* as it should */ }
            }
        }
        await act();
    }
}
