using Portal.Benchmarks.Measuring;
using Portal.Imaging;
using Portal.Imaging.Identity;

namespace Portal.Benchmarks.Imaging;

/// <summary>What an identity disk costs, made and written: by us, and by the programs that one would call instead.</summary>
internal static class DisksBench
{
    private const int Warm = 3; // rounds until the compiler is done
    private const int Rounds = 5;
    private const int Ours = 500;
    private const int Theirs = 25;

    private static readonly MachineIdentity Machine = new(GuestReader.CloudInit, "VDI-001", new Guid("0d0e6a1e-5d3d-4c9a-9d4e-8d1d3d6a9a01"));

    /// <param name="args">The folder to write in, if not the system's temporary one.</param>
    public static async Task RunAsync(string[] args)
    {
        var folder = Path.Combine(args.Length > 0 ? args[0] : Path.GetTempPath(), $"portal-bench-{Environment.ProcessId}");
        var tools = new OtherTools(Machine);
        var rounds = new List<Round>();
        for (var i = -Warm; i < Rounds; i++)
        {
            var theirs = await InAsync(folder, () => Task.FromResult(tools.Make(folder, Theirs).TotalMilliseconds / Theirs));
            var round = new Round(theirs, await EachAsync(folder, DiskFormat.Vhdx), await EachAsync(folder, DiskFormat.Vhd), await EachAsync(folder: null, DiskFormat.Vhdx));
            if (i >= 0) rounds.Add(round);
        }

        tools.Clear();
        Report.Begin();
        Report.Row("mkfs.fat + mcopy + qemu-img convert, CPU a disk", $"{Of(round => round.Theirs):0.0} ms");
        Report.Row("VHDX, made and written, CPU a disk", $"{Of(round => round.Vhdx):0.000} ms");
        Report.Row("VHD, made and written, CPU a disk", $"{Of(round => round.Vhd):0.000} ms");
        Report.Row("VHDX, made in memory, CPU a disk", $"{Of(round => round.Memory):0.000} ms");
        Report.Row("VHDX against the programs", $"1/{Of(round => round.Theirs / round.Vhdx):0}", "1/50");
        Report.Row("VHD against the programs", $"1/{Of(round => round.Theirs / round.Vhd):0}", "1/50");
        Report.Row("VHDX, made and written, a second of one core", $"{Of(round => 1000 / round.Vhdx):0}", "1000");

        double Of(Func<Round, double> what) => Median.Of(rounds.Select(what));
    }

    /// <summary>CPU in milliseconds of one of many disks, written to the folder if there is one.</summary>
    private static Task<double> EachAsync(string? folder, DiskFormat format) => InAsync(folder, async () =>
    {
        var spent = await Spent.OnAsync(() =>
        {
            for (var i = 0; i < Ours; i++)
            {
                var disk = IdentityDisk.Build(Machine, format);
                if (folder is not null) disk.SaveAs(Path.Combine(folder, $"{i}.{format}"));
            }

            return Task.CompletedTask;
        });
        return spent.Cpu.TotalMilliseconds / Ours;
    });

    // A new folder each time, and its end is nobody's cost.
    private static async Task<double> InAsync(string? folder, Func<Task<double>> act)
    {
        if (folder is not null) Directory.CreateDirectory(folder);
        var result = await act();
        if (folder is not null) Directory.Delete(folder, recursive: true);
        return result;
    }

    private sealed record Round(double Theirs, double Vhdx, double Vhd, double Memory);
}
