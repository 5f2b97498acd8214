using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Xunit;

namespace Portal.HyperV.Tests.OnLab;

/// <summary>The folder that plays a machine's administrator share.</summary>
public sealed class LabShareTests(LabFixture lab) : LabTest(lab)
{
    [Fact]
    public async Task Names_are_compared_without_case_and_kept_as_written()
    {
        var staging = await (await MachineAsync()).PrepareStagingAsync(Ct);
        var share = await ShareAsync();

        await share.WriteAsync($@"c:\programdata\PORTAL\staging\{Name}.vhdx", new MemoryStream([1, 2, 3]), Ct);

        Assert.Equal<byte[]?>([1, 2, 3], await share.ReadAsync($@"{staging}\{Name.ToLowerInvariant()}.VHDX", Ct));
        Assert.Contains($"{Name}.vhdx", FilesIn(staging));
        Assert.True(await share.DeleteAsync($@"{staging.ToUpperInvariant()}\{Name}.vhdx", Ct));
        Assert.DoesNotContain($"{Name}.vhdx", FilesIn(staging));
    }

    [Theory]
    [InlineData(@"D:\Portal\a.vhdx")]
    [InlineData(@"\\files.lab.example\vms\a.vhdx")]
    [InlineData(@"C:\..\account.json")]
    public async Task A_path_elsewhere_is_refused(string path) => await RefusedAsync(HostFault.Unsupported, async () => await (await ShareAsync()).ReadAsync(path, Ct));

    [Fact]
    public async Task A_machine_that_is_down_shares_nothing()
    {
        await using var down = await Lab.WithAsync("hv02", "down");

        await RefusedAsync(HostFault.Silent, async () => await (await ShareAsync(Hv02)).ReadAsync(@"C:\a.vhdx", Ct));
    }
}
