using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Vmm;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class VmmCheckpointTests : IDisposable
{
    private const string Get = "$vm = Get-SCVirtualMachine -VMMServer $vmm -Name VDI-001\n";

    private readonly VmmOn _on = new(VmmRelease.Vmm2012R2);

    public void Dispose() => _on.Dispose();

    [Fact]
    public void Checkpoints_are_listed_with_their_parents_and_the_disks_they_froze()
    {
        _on.Machine();

        Assert.Equal(@"one C:\ClusterStorage\Volume1\vm\VDI-001.vhd", _on.One($"{Get}New-SCVMCheckpoint -VM $vm -Name one | ForEach-Object {{ \"$($_.Name) $($_.VirtualDiskDrives[0].VirtualHardDisk.Location)\" }}"));
        Assert.Equal("two True", _on.One($"{Get}New-SCVMCheckpoint -VM $vm -Name two | Out-Null; $all = Get-SCVMCheckpoint -VM $vm; \"$((Get-SCVMCheckpoint -VM $vm -MostRecent).Name) $($all[1].ParentCheckpointID -eq $all[0].CheckpointID)\""));
        Assert.Equal("Differencing", _on.One($"{Get}(Get-SCVirtualHardDisk -VM $vm)[0].VHDType"));
    }

    [Fact]
    public void Going_back_forgets_what_was_written_since()
    {
        _on.Machine();
        var before = Hash();
        _on.Run($"{Get}New-SCVMCheckpoint -VM $vm -Name one");
        Write(7);
        Assert.NotEqual(before, Hash());
        var (leaf, files) = (Leaf, Files());

        _on.Run($"{Get}Start-SCVirtualMachine -VM $vm | Out-Null; Restore-SCVMCheckpoint -VMCheckpoint (Get-SCVMCheckpoint -VM $vm)");

        Assert.Equal(before, Hash());
        Assert.NotEqual(leaf, Leaf);
        Assert.Equal(("PowerOff", files), ((string)_on.One($"{Get}$vm.Status"), Files()));
    }

    [Fact]
    public void Removing_the_last_one_merges_what_was_written_since_and_an_earlier_one_leaves_the_chain()
    {
        _on.Machine();
        _on.Run($"{Get}New-SCVMCheckpoint -VM $vm -Name one; New-SCVMCheckpoint -VM $vm -Name two");
        Write(9);
        var (now, files) = (Hash(), Files());

        _on.Run($"{Get}Remove-SCVMCheckpoint -VMCheckpoint (Get-SCVMCheckpoint -VM $vm)[0]");
        Assert.Equal((files, now), (Files(), Hash()));
        _on.Run($"{Get}Remove-SCVMCheckpoint -VMCheckpoint (Get-SCVMCheckpoint -VM $vm)");

        Assert.Equal((files - 2, now), (Files(), Hash())); // of each of the two disks
        Assert.Empty(_on.OnHost()!.Snapshots);
        _on.Run($"{Get}Start-SCVirtualMachine -VM $vm");
    }

    private string Leaf => _on.OnHost()!.Drives[0].Path!;

    private int Files() => _on.Host.OwnFiles.List(VmmWords.Folder).Files.Count;

    private string Hash() => DiskContent.Hash(_on.Host.OwnFiles.Real(Leaf));

    private void Write(byte value)
    {
        using var file = new FileStream(_on.Host.OwnFiles.Real(Leaf), FileMode.Open, FileAccess.ReadWrite);
        using var disk = Imaging.WritableDisk.Open(file, locator => _on.Host.OwnFiles.OpenRead(DiskChain.Parent(_on.Host.OwnFiles, Leaf, locator)!));
        disk.Write(12345, [value, value, value]);
        disk.Flush();
    }
}
