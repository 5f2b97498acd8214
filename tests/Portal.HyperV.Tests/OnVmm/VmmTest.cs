using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.LabWindows;
using Xunit;

namespace Portal.HyperV.Tests.OnVmm;

/// <summary>The words of tests of the portal's hands through a VMM. Each test has names of its own; labs are shared within a class.</summary>
public abstract class VmmTest(VmmLabFixture lab)
{
    protected const string Hv01 = "hv01.lab.example", Hv02 = "hv02.lab.example", Console = "console01.lab.example";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected VmmLabFixture Lab => lab;

    /// <summary>The machine of this test.</summary>
    protected string Name { get; } = $"T{Guid.NewGuid():N}"[..13].ToUpperInvariant();

    protected Task<IHypervisor> HypervisorAsync(ConnectionAccess? connection = null) => lab.Hosts.HypervisorAsync((connection ?? lab.Cluster).Id, Ct);

    /// <summary>A connection whose sessions are all new.</summary>
    protected ConnectionAccess Fresh(Func<ConnectionAccess, ConnectionAccess>? change = null)
    {
        var access = lab.Access("cluster01.lab.example", @"C:\ClusterStorage\Volume1\Portal");
        return lab.Add(change is null ? access : change(access));
    }

    protected string PathOf(string name, string suffix) => WindowsPath.Join(lab.Cluster.StorageFolder, name, $"{name}{suffix}{lab.Extension}");

    /// <summary>What lies in a machine's folder.</summary>
    protected IReadOnlyList<string> Files(string? name = null)
    {
        var (files, folder) = (lab.Machine("hv01").OwnFiles, WindowsPath.Join(lab.Cluster.StorageFolder, name ?? Name));
        return files.FolderExists(folder) ? [.. files.List(folder).Files.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Both disks of a machine, made; then the order of its VM.</summary>
    protected async Task<VmOrder> OrderAsync(string? name = null, string host = Hv01)
    {
        name ??= Name;
        var machine = await lab.Hosts.MachineAsync(lab.Cluster.Id, Hv01, Ct);
        foreach (var suffix in (string[])["", ".identity"]) await machine.CreateDifferenceDiskAsync(lab.Frozen, PathOf(name, suffix), 1, Ct);
        return new(Guid.CreateVersion7(), name, host, WindowsPath.Join(lab.Cluster.StorageFolder, name), lab.Generation, 2, 1L << 30, "LAN", $"00155D{Random.Shared.Next(0x1000000):X6}",
            PathOf(name, ""), PathOf(name, ".identity"), Clustered: true);
    }

    /// <summary>Runs a text on VMM's own machine, as an administrator there would; it finds its connection in <c>$vmm</c>.</summary>
    protected void OnVmm(string script, params (string Name, object? Value)[] arguments)
    {
        using var session = LabConnection.Open(lab.Lab, "vmm01.lab.example");
        session.Run($"param({string.Join(", ", arguments.Select(each => "$" + each.Name))})\n$vmm = Get-SCVMMServer -ComputerName vmm01.lab.example\n{script}", arguments);
    }

    /// <summary>How many VMs of this name the hosts have.</summary>
    protected int Copies(string? name = null) => ((string[])["hv01", "hv02"]).Sum(host => lab.Machine(host).Machines.All.Count(vm => vm.Name == (name ?? Name)));

    /// <summary>The refusal, which must help and keep secrets.</summary>
    protected async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var no = await Assert.ThrowsAsync<HostException>(act);
        Assert.True(fault == no.Fault, $"{fault} was expected, not {no.Fault}: {no.Message}");
        Assert.NotEmpty(no.Remedy);
        Assert.DoesNotContain(lab.Cluster.Password.Reveal(), no.ToString(), StringComparison.Ordinal);
        return no;
    }
}
