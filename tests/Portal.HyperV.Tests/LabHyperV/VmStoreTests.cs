using Portal.Lab.HyperV.State;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class VmStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vms").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static VmRecord Machine(string name = "VDI-001", VmPower power = VmPower.Off) => new()
    {
        Id = Guid.NewGuid(), Name = name, Folder = @"C:\VMs", Power = power, Memory = new() { Startup = 1L << 30 },
        Adapters = [new(Guid.NewGuid(), "Network Adapter", "00155D010203", false, "LAN", 0)],
        Drives = [new(Guid.NewGuid(), "IDE", 0, 0, @"C:\VMs\a.vhdx")],
    };

    [Fact]
    public void What_was_stored_is_there_after_the_host_starts_again()
    {
        var machine = Machine();
        var store = VmStore.Open(_folder);
        store.Add(machine);
        store.Change(machine.Id, vm => vm with { Name = "VDI-002", Notes = "ours" });

        var again = VmStore.Open(_folder);

        var found = Assert.Single(again.All);
        Assert.Equal(("VDI-002", "ours", machine.Id), (found.Name, found.Notes, found.Id));
        Assert.Equal(machine.Drives, found.Drives);
        Assert.Equal(machine.Adapters, found.Adapters);
    }

    [Fact]
    public void Names_are_found_without_case_and_need_not_be_unique()
    {
        var store = VmStore.Open(_folder);
        store.Add(Machine("VDI-001"));
        var second = Machine("vdi-001");
        store.Add(second);
        Assert.Equal(2, store.Named("Vdi-001").Count);

        store.Change(second.Id, vm => vm with { Name = "other" });

        Assert.Single(store.Named("VDI-001"));
        Assert.Equal(second.Id, Assert.Single(store.Named("OTHER")).Id);
    }

    [Fact]
    public void Only_machines_that_run_hold_memory()
    {
        var store = VmStore.Open(_folder);
        var machine = Machine();
        store.Add(machine);
        Assert.Equal(0, store.MemoryInUse);

        store.Change(machine.Id, vm => vm with { Power = VmPower.Running });
        Assert.Equal(1L << 30, store.MemoryInUse);
        Assert.Equal(1L << 30, VmStore.Open(_folder).MemoryInUse);

        store.Remove(machine.Id);
        Assert.Equal(0, store.MemoryInUse);
        Assert.Empty(store.WithMac("00155D010203"));
    }

    [Fact]
    public void A_change_that_is_refused_changes_nothing_and_a_half_written_file_is_swept()
    {
        var store = VmStore.Open(_folder);
        var machine = Machine();
        store.Add(machine);
        File.WriteAllText(Path.Combine(_folder, $"{machine.Id}.json.1.tmp"), "{");

        Assert.Throws<InvalidOperationException>(() => store.Change(machine.Id, _ => throw new InvalidOperationException("no")));

        Assert.Equal(machine, store.Find(machine.Id));
        Assert.Equal(machine.Name, Assert.Single(VmStore.Open(_folder).All).Name);
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid()}.json");
        File.WriteAllText(path, "{ half");

        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => VmStore.Open(_folder)).Message);
    }

    [Fact]
    public void One_change_among_ten_thousand_machines_writes_one_file()
    {
        var store = VmStore.Open(_folder);
        var machines = Enumerable.Range(0, 10_000).Select(n => Machine($"VDI-{n:00000}")).ToList();
        foreach (var machine in machines)
            store.Add(machine);
        var mark = File.GetLastWriteTimeUtc(Path.Combine(_folder, $"{machines[0].Id}.json"));
        var later = mark.AddHours(1);
        foreach (var file in Directory.GetFiles(_folder))
            File.SetLastWriteTimeUtc(file, later);

        store.Change(machines[77].Id, vm => vm with { Notes = "changed" });

        Assert.Equal([$"{machines[77].Id}.json"], Directory.GetFiles(_folder).Where(file => File.GetLastWriteTimeUtc(file) != later).Select(Path.GetFileName));
    }

    [Fact]
    public void A_machines_own_account_is_made_of_its_id()
    {
        Assert.Equal("S-1-5-83-1-1-196610-117835012-185207048", VmSid.Of(new Guid("00000001-0002-0003-0405-060708090a0b")));
        Assert.Equal("NT VIRTUAL MACHINE\\0000000A-0000-0000-0000-000000000000", VmSid.NameOf(new Guid(10, 0, 0, new byte[8])));
    }
}
