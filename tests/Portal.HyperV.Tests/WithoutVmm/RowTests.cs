using System.Management.Automation;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;
using Xunit;

namespace Portal.HyperV.Tests.WithoutVmm;

public sealed class RowTests
{
    private const string Stamp = "0199b0f0-7f4f-7a53-9d3e-2f6a51c0a001";
    private static readonly Guid Vm = Guid.Parse("5b8f3a52-3c3f-4e0d-8f1a-d2f7a7b3c001");

    [Fact]
    public void A_named_and_stamped_machine_with_two_disks_is_complete()
    {
        var vm = VmRows.Vm("hv01", VmRow("VDI-001", $"portal:{Stamp}", "SCSI 0 1 D:\\i.vhdx", "SCSI 0 0 D:\\b.vhdx"));

        Assert.True(vm.Complete);
        Assert.Equal((Guid.Parse(Stamp), Vm, "VDI-001", "hv01"), (vm.Stamp, vm.VmId, vm.Name, vm.Host));
        Assert.Equal([@"D:\b.vhdx", @"D:\i.vhdx"], vm.Disks);
    }

    [Theory]
    [InlineData($"portal-{Stamp}", null)] // as it is born
    [InlineData($"portal-{Stamp}", $"portal:{Stamp}")] // stamped, not named
    public void A_machine_under_its_birth_name_is_ours_and_not_complete(string name, string? notes)
    {
        var vm = VmRows.Vm("hv01", VmRow(name, notes, "IDE 0 0 D:\\b.vhdx", "IDE 0 1 D:\\i.vhdx"));

        Assert.Equal(Guid.Parse(Stamp), vm.Stamp);
        Assert.False(vm.Complete);
    }

    [Fact]
    public void A_machine_without_its_second_disk_is_not_complete() =>
        Assert.False(VmRows.Vm("hv01", VmRow("VDI-001", $"portal:{Stamp}", "IDE 0 0 D:\\b.vhdx")).Complete);

    [Fact]
    public void Boot_comes_first_and_a_path_may_have_blanks() => Assert.Equal(
        [@"D:\My Disks\a.vhdx", @"D:\b.vhdx", @"D:\c.vhdx", @"D:\d.vhdx"],
        VmRows.Disks(VmRow("x", null, @"SCSI 0 2 D:\c.vhdx", @"IDE 0 1 D:\b.vhdx", @"SCSI 0 10 D:\d.vhdx", @"IDE 0 0 D:\My Disks\a.vhdx", "IDE 1 0 ")));

    [Theory]
    [InlineData("Off", PowerState.Off)]
    [InlineData("OffCritical", PowerState.Off)]
    [InlineData("Running", PowerState.Running)]
    [InlineData("RunningCritical", PowerState.Running)]
    [InlineData("Saved", PowerState.Saved)]
    [InlineData("FastSaved", PowerState.Saved)]
    [InlineData("PausedCritical", PowerState.Paused)]
    [InlineData("Starting", PowerState.Unknown)]
    public void Power_is_read_from_the_words_of_Hyper_V(string state, PowerState power) => Assert.Equal(power, VmRows.Power(state));

    [Fact]
    public void Checkpoints_of_backups_are_nobodys_to_use_and_the_rest_is_in_order_of_age()
    {
        var master = Assert.Single(MasterRows.Masters("hv01",
        [
            MasterRow("VM", "debian", null, 0, @"SCSI 0 0 D:\leaf.avhdx"),
            MasterRow("Checkpoint", "newer", "Standard", 2, @"SCSI 0 0 D:\b.avhdx"),
            MasterRow("Checkpoint", "backup", "Recovery", 3, @"SCSI 0 0 D:\c.avhdx"),
            MasterRow("Checkpoint", "older", "Standard", 1, @"SCSI 0 0 D:\a.vhdx"),
            MasterRow("Checkpoint", "diskless", "Standard", 4),
        ]));

        Assert.Equal((Vm, "debian", 2, false, @"D:\leaf.avhdx"), (master.VmId, master.Name, master.Generation, master.Running, master.DiskPath));
        Assert.Equal(["older", "newer"], master.Checkpoints.Select(checkpoint => checkpoint.Name));
        Assert.Equal(@"D:\a.vhdx", master.Checkpoints[0].DiskPath);
    }

    [Fact]
    public void A_master_without_a_generation_is_of_the_first_and_one_without_a_disk_is_listed()
    {
        var master = Assert.Single(MasterRows.Masters("hv01", [MasterRow("VM", "old", null, 0, generation: 0)]));

        Assert.Equal((1, null), (master.Generation, master.DiskPath));
    }

    [Fact]
    public void An_answer_that_is_not_as_agreed_names_host_function_and_value()
    {
        var no = Assert.Throws<HostException>(() => VmRows.Vm("hv01", Row(("Notes", $"portal:{Stamp}"), ("Name", 7))));

        Assert.Equal(HostFault.Refused, no.Fault);
        Assert.Contains("'Name' should be a text, and is '7' (Int32)", no.Message, StringComparison.Ordinal);
    }

    private static Row VmRow(string name, string? notes, params object[] disks) => Row(
        ("VMId", Vm), ("Name", name), ("Notes", notes), ("State", "Off"), ("Heartbeat", null), ("GuestName", null), ("Disks", disks), ("MacAddress", "00155D800001"));

    private static Row MasterRow(string kind, string name, string? type, int day, string? disk = null, int generation = 2) => Row(
        ("Kind", kind), ("VMId", Vm), ("Id", Guid.NewGuid()), ("Name", name), ("State", kind == "VM" ? "Off" : null), ("Generation", generation), ("Type", type),
        ("Taken", new DateTime(2026, 1, 1 + day, 0, 0, 0, DateTimeKind.Utc)), ("Disks", disk is null ? Array.Empty<object>() : new object[] { disk }));

    private static Row Row(params (string Name, object? Value)[] values)
    {
        var row = new PSObject();
        foreach (var (name, value) in values) row.Properties.Add(new PSNoteProperty(name, value));
        return new Row("hv01", "Get-PortalVM", row);
    }
}
