using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.WithoutVmm;

/// <summary>Reads rows of Get-PortalMaster: a row per VM, then one per checkpoint of it.</summary>
internal static class MasterRows
{
    /// <summary>Masters with their checkpoints, oldest first. Checkpoints of backup and replication are no one's to use.</summary>
    public static IReadOnlyList<MasterVm> Masters(string host, IReadOnlyList<Row> rows)
    {
        var checkpoints = rows.Where(row => row.Text("Kind") == "Checkpoint" && row.TextOrNull("Type") is null or "Standard").ToLookup(row => row.Id("VMId"));
        return
        [
            .. rows.Where(row => row.Text("Kind") == "VM").Select(vm => new MasterVm(
                vm.Id("VMId"), vm.Text("Name"), host, (int)vm.Number("Generation") is 2 ? 2 : 1, VmRows.Power(vm.Text("State")) != PowerState.Off, BootDisk(vm),
                [.. checkpoints[vm.Id("VMId")].Where(each => BootDisk(each) is not null).Select(Checkpoint).OrderBy(each => each.Taken)])),
        ];
    }

    /// <summary>A checkpoint, with its frozen boot disk.</summary>
    public static VmCheckpoint Checkpoint(Row row) => new(row.Id("Id"), row.Text("Name"), row.Time("Taken"), BootDisk(row)!);

    private static string? BootDisk(Row row) => VmRows.Disks(row) is [var boot, ..] ? boot : null;
}
