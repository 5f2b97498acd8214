using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>Storage that runs full.</summary>
public sealed class FullDiskTests
{
    private static readonly string[] Nodes = ["hv01", "hv02"];
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_storage_refused_is_named_and_made_by_the_same_command_once_there_is_room()
    {
        await using var folder = new TryFolder();
        using (var portal = PortalProgram.Start("try", "--machines", "40", "--data", folder.Data))
        {
            var table = portal.StandardOutput.ReadToEndAsync(CancellationToken.None);
            // The first are there, the last are not: neither all nor nothing.
            while (await portal.StandardError.ReadLineAsync(Ct) is { } line && !SomeAreThere(line)) { }
            foreach (var node in Nodes) await folder.TurnAsync(node, "disk-full", on: true);
            var rest = await portal.StandardError.ReadToEndAsync(Ct);
            await portal.WaitForExitAsync(Ct);
            Assert.Equal(3, portal.ExitCode);
            Assert.Contains("There is not enough space on the disk.", await table + rest, StringComparison.Ordinal);
            Assert.Contains("Free space, or choose other storage; then retry.", await table + rest, StringComparison.Ordinal);
        }

        foreach (var node in Nodes) await folder.TurnAsync(node, "disk-full", on: false);
        var ended = await folder.TryAsync(40, Ct);

        Assert.True(ended.ExitCode == 0, ended.Errors + ended.Output);
        Assert.Equal(40, folder.Machines().Select(machine => machine.Name).Distinct().Count());
        Assert.All(folder.Machines().SelectMany(machine => machine.Disks), SevenZip.Accepts);
        Assert.Equal(40, LabWorld.Of(folder).Machines.Count);
    }

    [Fact]
    public async Task An_order_that_storage_has_no_room_for_is_refused_before_anything_is_queued()
    {
        await using var folder = new TryFolder();
        Assert.Equal(0, (await folder.TryAsync(1, Ct)).ExitCode);
        foreach (var node in Nodes) await folder.TurnAsync(node, "disk-full", on: true);

        var ended = await folder.TryAsync(3, Ct);

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains(@"storageFolder 'C:\ClusterStorage\Volume1\Portal': 18 MiB will be written; 0 bytes of ", ended.Errors + ended.Output, StringComparison.Ordinal);
        Assert.Single(folder.Machines());
    }

    private static bool SomeAreThere(string line) => line.Contains(" of 40 machines", StringComparison.Ordinal) && !line.StartsWith("0 of", StringComparison.Ordinal);
}
