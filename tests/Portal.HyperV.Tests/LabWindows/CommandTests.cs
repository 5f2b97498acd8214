using System.Diagnostics;
using Portal.Lab.Commands;
using Portal.Lab.Endpoint;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>The lab as people and portals start it: a process.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _started = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => _folder.At("lab");

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited) process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        File.Delete(SocketPath.Of(Data));
        _folder.Dispose();
    }

    [Fact]
    public async Task A_lab_that_was_killed_is_found_again_with_all_it_had_and_ends_in_order_when_told_to()
    {
        var first = await ServeAsync("--windows", "hv03=ws2012");
        Assert.Equal(0, (await RunAsync("fault", "--host", "hv03", "--set", "slow")).Code);
        Assert.Equal(1, (await RunAsync("serve")).Code); // one at a time
        first.Kill();
        await first.WaitForExitAsync(Ct);

        var offline = await RunAsync("status");
        Assert.Contains("\"slow\"", offline.Output);
        Assert.Contains("\"ws2012\"", offline.Output);
        Assert.Contains("debian-12 on hv01.lab.example, generation 2", (await RunAsync("masters")).Output);

        var second = await ServeAsync();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SocketPath.Of(Data)));
        Assert.Contains($"\"process\": {second.Id}", (await RunAsync("status")).Output);
        TestKit.Disks.Tool.Run("kill", ["-TERM", $"{second.Id}"]);
        await second.WaitForExitAsync(Ct);
        Assert.Equal(0, second.ExitCode);
        Assert.False(File.Exists(SocketPath.Of(Data)));
    }

    [Fact]
    public async Task A_disk_is_imported_whether_or_not_the_lab_runs()
    {
        var disk = _folder.At("mine.img");
        var content = new byte[1 << 20];
        (content[510], content[511]) = (0x55, 0xAA);
        await File.WriteAllBytesAsync(disk, content, Ct);
        var lab = await ServeAsync();

        var running = await RunAsync("import", "--disk", disk, "--name", "one", "--generation", "2");
        lab.Kill();
        await lab.WaitForExitAsync(Ct);
        var offline = await RunAsync("import", "--disk", disk);

        Assert.Equal((0, "one on hv01.lab.example, generation 2, checkpoints imported."), (running.Code, running.Output.Trim()));
        Assert.Equal((0, "mine on hv01.lab.example, generation 1, checkpoints imported."), (offline.Code, offline.Output.Trim()));
    }

    [Theory]
    [InlineData(new[] { "serve", "--pace", "slow" }, "--pace 'slow'")]
    [InlineData(new[] { "serve", "--windows", "hv03=ws2003" }, "ws2012r2")]
    [InlineData(new[] { "serve", "--vmm", "2008" }, "2012, 2012sp1, 2012r2")]
    [InlineData(new[] { "fault", "--host", "hv01", "--set", "stale-console" }, "hv01 has no VMM.")]
    [InlineData(new[] { "fault", "--host", "hv01", "--set", "runs-hyper-v" }, "hv01 has no VMM.")]
    [InlineData(new[] { "serve", "--dta", "x" }, "There are --data, --pace, --windows, --vmm.")]
    [InlineData(new[] { "fault", "--host", "hv01", "--set", "flood" }, "job-fails")]
    [InlineData(new[] { "fault", "--host", "hv09", "--set", "down" }, "hv01, hv02, hv03")]
    [InlineData(new[] { "fault", "--host", "hv01" }, "Give either set or clear.")]
    [InlineData(new[] { "import", "--disk", "none.img" }, "There is no such file.")]
    [InlineData(new[] { "import", "--disk", "none.img", "--generation", "3" }, "--generation '3'")]
    [InlineData(new[] { "dance" }, "There are serve, status, masters, import, fault, relay.")]
    public async Task What_cannot_be_meant_is_refused_in_a_sentence(string[] words, string said)
    {
        Portal.Lab.Site.LabSite.Open(new Portal.Lab.Site.LabFolder(Data), 0, new Dictionary<string, Portal.Lab.Windows.WindowsRelease>(), TimeProvider.System).Dispose();

        var (code, output) = await RunAsync(words[0], words[1..]);

        Assert.Equal(2, code);
        Assert.Contains(said, output);
        Assert.DoesNotContain("   at ", output);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_folder_without_a_lab_is_none()
    {
        var (code, output) = await RunAsync("status");

        Assert.Equal(2, code);
        Assert.Contains("There is no lab in this folder.", output);
    }

    private async Task<Process> ServeAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LabServer).Assembly.Location, "serve", "--data", Data, .. more]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        _started.Add(process);
        var listens = await process.StandardOutput.ReadLineAsync(Ct);
        Assert.StartsWith("The lab of", listens ?? await process.StandardError.ReadToEndAsync(Ct), StringComparison.Ordinal);
        return process;
    }

    // The words of a command line, without the process.
    private async Task<(int Code, string Output)> RunAsync(string verb, params string[] more)
    {
        using var output = new StringWriter();
        string[] data = verb == "dance" ? [] : ["--data", Data];
        return (await CommandLine.RunAsync([verb, .. data, .. more], output, output), output.ToString());
    }
}
