using System.Security.Cryptography;
using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>The way of an identity disk: through the share into the staging folder, from there to storage, and back.</summary>
public abstract partial class DisksContract
{
    [Fact]
    public async Task What_the_share_wrote_the_share_reads_and_deletes_once()
    {
        var (staged, content) = (await StagedPathAsync(), Content());
        var share = await ShareAsync();

        await share.WriteAsync(staged, new MemoryStream(content), Ct);

        Assert.Equal(content, await share.ReadAsync(staged, Ct));
        Assert.True(await share.DeleteAsync(staged, Ct));
        Assert.False(await share.DeleteAsync(staged, Ct));
        Assert.Null(await share.ReadAsync(staged, Ct));
    }

    [Fact]
    public async Task Writing_again_replaces_a_longer_file()
    {
        var staged = await StagedPathAsync();
        var share = await ShareAsync();
        await share.WriteAsync(staged, new MemoryStream(Content()), Ct);

        await share.WriteAsync(staged, new MemoryStream([1, 2, 3]), Ct);

        Assert.Equal<byte[]?>([1, 2, 3], await share.ReadAsync(staged, Ct));
    }

    [Fact]
    public async Task A_share_without_the_folder_refuses_a_file()
    {
        var folder = await (await MachineAsync()).PrepareStagingAsync(Ct);

        await RefusedAsync(HostFault.Missing, async () => await (await ShareAsync()).WriteAsync(WindowsPath.Join(folder, Name, $"a{Extension}"), new MemoryStream([1]), Ct));
    }

    [Fact]
    public async Task A_staged_file_is_taken_to_storage_whole_and_is_staged_no_more()
    {
        var (machine, share, staged, content) = (await MachineAsync(), await ShareAsync(), await StagedPathAsync(), Content());
        await share.WriteAsync(staged, new MemoryStream(content), Ct);

        await machine.TakeFromStagingAsync(staged, PathOf(), 1, Ct);

        Assert.Null(await share.ReadAsync(staged, Ct));
        Assert.Equal(content, await BackAsync(PathOf()));
    }

    [Fact]
    public async Task Taking_again_keeps_the_first_and_clears_the_staging_folder()
    {
        var (machine, share, staged, content) = (await MachineAsync(), await ShareAsync(), await StagedPathAsync(), Content());
        await share.WriteAsync(staged, new MemoryStream(content), Ct);
        await machine.TakeFromStagingAsync(staged, PathOf(), 1, Ct);
        await share.WriteAsync(staged, new MemoryStream([9, 9, 9]), Ct); // as after a crash before the journal entry

        await machine.TakeFromStagingAsync(staged, PathOf(), 2, Ct);

        Assert.Null(await share.ReadAsync(staged, Ct));
        Assert.Equal(content, await BackAsync(PathOf()));
    }

    [Fact]
    public async Task Taking_what_was_not_staged_is_refused()
    {
        var (machine, staged) = (await MachineAsync(), await StagedPathAsync());

        await RefusedAsync(HostFault.Missing, () => machine.TakeFromStagingAsync(staged, PathOf(), 1, Ct));
    }

    [Fact]
    public async Task Preparing_the_staging_folder_again_keeps_what_is_in_it()
    {
        var (machine, share, staged) = (await MachineAsync(), await ShareAsync(), await StagedPathAsync());
        await share.WriteAsync(staged, new MemoryStream([1, 2, 3]), Ct);

        await machine.PrepareStagingAsync(Ct);

        Assert.NotNull(await share.ReadAsync(staged, Ct));
    }

    [Fact]
    public async Task Bringing_a_file_that_is_not_there_is_refused()
    {
        var (machine, staged) = (await MachineAsync(), await StagedPathAsync());

        await RefusedAsync(HostFault.Missing, () => machine.BringToStagingAsync(PathOf(), staged, Ct));
    }

    /// <summary>Where a file of this test passes through.</summary>
    protected async Task<string> StagedPathAsync() => WindowsPath.Join(await (await MachineAsync()).PrepareStagingAsync(Ct), $"{Name}.1{Extension}");

    /// <summary>Bytes with a hole in the middle, and none at a round end.</summary>
    private static byte[] Content() => [.. RandomNumberGenerator.GetBytes(70_000), .. new byte[200_000], .. RandomNumberGenerator.GetBytes(5_001), .. new byte[9_999]];

    private async Task<byte[]?> BackAsync(string path)
    {
        var staged = WindowsPath.Join(await (await MachineAsync()).PrepareStagingAsync(Ct), $"{Name}.back{Extension}");
        await (await MachineAsync()).BringToStagingAsync(path, staged, Ct);
        var content = await (await ShareAsync()).ReadAsync(staged, Ct);
        await (await ShareAsync()).DeleteAsync(staged, Ct);
        return content;
    }
}
