using System.Globalization;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.EndToEnd.Tests;

public sealed class InterruptionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interrupted_run_says_so_and_the_same_command_goes_on()
    {
        await using var folder = new TryFolder();
        using var process = PortalProgram.Start("try", "--machines", "12", "--data", folder.Data);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardError.ReadLineAsync(Ct) is { } line && !line.Contains("of 12 machines", StringComparison.Ordinal)) { }

        Tool.Run("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]);
        var rest = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Interrupted. The same command goes on where it was.", rest, StringComparison.Ordinal);

        var ended = await folder.TryAsync(12, Ct);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Equal(12, folder.Machines().Select(machine => machine.Name).Distinct().Count());
    }
}
