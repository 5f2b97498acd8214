using Portal.EndToEnd.Tests.Browser;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>The main job through every VMM that there is: made, asked for again, taken away.</summary>
public sealed class VmmTryTests
{
    private static readonly string[] Names = ["VDI-00001", "VDI-00002", "VDI-00003"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2012", ".vhd")]
    [InlineData("2012sp1", ".vhdx")]
    [InlineData("2012r2", ".vhdx")]
    [InlineData("2016", ".vhdx")]
    [InlineData("2019", ".vhdx")]
    [InlineData("2022", ".vhdx")]
    [InlineData("2025", ".vhdx")]
    public async Task Machines_are_made_once_through_VMM_and_nothing_is_left_of_them(string release, string extension)
    {
        await using var portal = new Hosted();
        var folder = portal.Folder;

        await TryAsync(folder, release, "Ordering 3 machines from debian-12");
        var made = LabWorld.Of(folder);
        Assert.Equal(Names, made.Machines.Select(machine => machine.Name).Order());
        Assert.Equal(made.Machines.OrderBy(machine => machine.Name), VmmBook.Of(folder).OrderBy(machine => machine.Name));
        Assert.All(folder.Machines(), machine => Assert.Equal("ready", machine.State));
        Assert.All(folder.Machines().SelectMany(machine => machine.Disks).SelectMany(disk => disk.Parents.Prepend(disk.Path)), path => Assert.EndsWith(extension, path, StringComparison.Ordinal));
        Assert.Equal(6, folder.Machines().Sum(machine => machine.Disks.Count));
        Assert.All(folder.Machines().SelectMany(machine => machine.Disks), SevenZip.Accepts);

        await TryAsync(folder, release, says: "");
        var again = LabWorld.Of(folder);
        Assert.Equal(made.Machines.OrderBy(machine => machine.Name), again.Machines.OrderBy(machine => machine.Name));
        Assert.Equal(made.Disks.Order(), again.Disks.Order());

        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var catalog = (await api.ReadAsync("catalogs?name=Try", Ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        Assert.Equal("succeeded", (await api.FinishAsync(await api.RemoveAsync(catalog, Ct), Ct)).GetProperty("outcome").GetString());
        var left = LabWorld.Of(folder);
        Assert.Empty(left.Machines);
        Assert.Empty(VmmBook.Of(folder));
        Assert.Empty(left.Disks);
        Assert.Empty(left.Staged);
    }

    private static async Task TryAsync(TryFolder folder, string release, string says)
    {
        var ended = await folder.TryAsync(Names.Length, Ct, "--hypervisor", "vmm", "--vmm", release);
        Assert.True(ended.ExitCode == 0, ended.Errors + ended.Output);
        Assert.StartsWith("3 of 3 machines", ended.LastLine, StringComparison.Ordinal);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        if (says.Length == 0) Assert.DoesNotContain("Ordering", ended.Errors, StringComparison.Ordinal);
    }
}
