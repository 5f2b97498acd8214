using System.Security.Cryptography;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Shares;
using Xunit;

namespace Portal.HyperV.Tests.Shares;

/// <summary>The administrator share of a real machine, from a portal on Linux.</summary>
public sealed class SmbShareTests
{
    private const string Staged = @"C:\ProgramData\Portal\Staging\VDI 001 #1.17.vhdx";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_there_and_back_with_every_byte()
    {
        await using var server = await SambaServer.StartAsync();
        var share = Share(server);
        byte[] content = [.. RandomNumberGenerator.GetBytes(5000), .. new byte[1 << 20], .. RandomNumberGenerator.GetBytes(300_000), .. new byte[5000]];

        await share.WriteAsync(Staged, new MemoryStream(content), Ct);

        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(server.Drive, "ProgramData/Portal/Staging/VDI 001 #1.17.vhdx"), Ct));
        Assert.Equal(content, await share.ReadAsync(Staged, Ct));
    }

    [Fact]
    public async Task Writing_again_replaces_a_longer_file()
    {
        await using var server = await SambaServer.StartAsync();
        var share = Share(server);
        await share.WriteAsync(Staged, new MemoryStream(new byte[100_000]), Ct);

        await share.WriteAsync(Staged, new MemoryStream([1, 2, 3]), Ct);

        Assert.Equal<byte[]?>([1, 2, 3], await share.ReadAsync(Staged, Ct));
    }

    [Fact]
    public async Task A_file_is_deleted_once_and_is_null_then()
    {
        await using var server = await SambaServer.StartAsync();
        var share = Share(server);
        await share.WriteAsync(Staged, new MemoryStream([1]), Ct);

        Assert.True(await share.DeleteAsync(Staged, Ct));
        Assert.False(await share.DeleteAsync(Staged, Ct));
        Assert.Null(await share.ReadAsync(Staged, Ct));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_said_to_be()
    {
        await using var server = await SambaServer.StartAsync();

        await RefusedAsync(HostFault.Missing, () => Share(server).WriteAsync(@"C:\ProgramData\Nowhere\a.vhdx", new MemoryStream([1]), Ct));
    }

    [Fact]
    public async Task A_wrong_password_is_denied_and_stays_secret()
    {
        await using var server = await SambaServer.StartAsync();

        var no = await RefusedAsync(HostFault.Denied, () => Share(server, "not the one").WriteAsync(Staged, new MemoryStream([1]), Ct));

        Assert.DoesNotContain("not the one", no.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drive_that_is_not_shared_is_missing()
    {
        await using var server = await SambaServer.StartAsync();

        await RefusedAsync(HostFault.Missing, () => Share(server).WriteAsync(@"D:\a.vhdx", new MemoryStream([1]), Ct));
    }

    [Fact]
    public async Task A_machine_that_does_not_answer_is_silent()
    {
        if (!LibSmbClient.IsThere) Assert.Skip("libsmbclient is not installed: this check needs it.");
        var share = new SmbShare("127.0.0.1", Access("any"), SambaServer.FreePort());

        await RefusedAsync(HostFault.Silent, () => share.WriteAsync(Staged, new MemoryStream([1]), Ct));
    }

    [Theory]
    [InlineData(@"\\files\vms\a.vhdx")]
    [InlineData(@"C:\..\secret")]
    [InlineData(@"C:\a\\b")]
    [InlineData(@"relative\a.vhdx")]
    [InlineData(@"C:\")]
    public async Task A_path_that_a_share_does_not_lead_to_is_refused(string path) =>
        await RefusedAsync(HostFault.Unsupported, () => new SmbShare("127.0.0.1", Access("any")).ReadAsync(path, Ct));

    [Fact]
    public async Task Many_files_at_once_keep_apart()
    {
        await using var server = await SambaServer.StartAsync();
        var share = Share(server);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(n => share.WriteAsync($@"C:\ProgramData\Portal\Staging\{n}.vhdx", new MemoryStream([.. Enumerable.Repeat((byte)n, 20_000)]), Ct)));

        for (var n = 1; n <= 12; n++)
            Assert.Equal(Enumerable.Repeat((byte)n, 20_000), await share.ReadAsync($@"C:\ProgramData\Portal\Staging\{n}.vhdx", Ct));
    }

    private static SmbShare Share(SambaServer server, string password = SambaServer.Password) => new("127.0.0.1", Access(password), server.Port);

    private static ConnectionAccess Access(string password) => new(
        Guid.CreateVersion7(), "SMB", "127.0.0.1", Transport.Ssh, SambaServer.Account, new Secret(password), @"D:\Portal", @"C:\ProgramData\Portal\Staging", 4);

    private static async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var no = await Assert.ThrowsAsync<HostException>(act);
        Assert.Equal(fault, no.Fault);
        Assert.NotEmpty(no.Remedy);
        return no;
    }
}
