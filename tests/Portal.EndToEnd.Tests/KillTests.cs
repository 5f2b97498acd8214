using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>The promise that all others rest on: kill it at any moment, and it goes on where it was.</summary>
/// <remarks>Few kills here; <c>PORTAL_TEST_KILLS=50 PORTAL_TEST_MACHINES=50</c> makes it thorough, <c>PORTAL_TEST_SEED</c> repeats a run's moments.</remarks>
public sealed partial class KillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(6);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Kills { get; } = Effort.Of("PORTAL_TEST_KILLS", 5);

    private static int Machines { get; } = Effort.Of("PORTAL_TEST_MACHINES", 10);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Whatever_is_killed_every_machine_is_made_once_and_the_ledger_knew_all(string database)
    {
        var seed = Effort.Of("PORTAL_TEST_SEED", Environment.TickCount & 0xFFFF);
        output.WriteLine($"PORTAL_TEST_SEED={seed}");
        var chance = new Random(seed);
        await using var folder = new TryFolder();
        var books = await Books.OpenAsync(database, folder, Ct);

        await KillBetweenTwoPercentagesAsync(folder);
        for (var kill = 2; kill <= Kills; kill++)
        {
            // Each life is asked for a little more than the one before: there is always something to be in the middle of.
            await KillAsync(folder, Machines * kill / Kills, chance.NextDouble() * LongestLife);
            if (kill % 5 == 0) await folder.KillLabAsync();
        }

        var ended = await folder.TryAsync(Machines, Ct);
        Assert.True(ended.ExitCode == 0, ended.Errors + ended.Output);
        var machines = folder.Machines();
        Assert.Equal(Machines, machines.Select(machine => machine.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(machines, machine => Assert.Equal("ready", machine.State));
        Assert.All(machines.SelectMany(machine => machine.Disks), SevenZip.Accepts);

        await Promise.IsKeptAsync(folder, books, machines.Select(machine => machine.Name), Ct);
    }

    private static async Task KillBetweenTwoPercentagesAsync(TryFolder folder)
    {
        using var portal = PortalProgram.Start("try", "--machines", "1", "--data", folder.Data, "--pace", "100");
        _ = portal.StandardOutput.ReadToEndAsync(CancellationToken.None);
        while (await portal.StandardError.ReadLineAsync(Ct) is { } line && !BetweenTwoPercentages().IsMatch(line)) { }
        portal.Kill();
        await portal.WaitForExitAsync(Ct);
        Assert.NotEqual(0, portal.ExitCode);
    }

    private static async Task KillAsync(TryFolder folder, int machines, TimeSpan after)
    {
        using var portal = PortalProgram.Start("try", "--machines", Math.Max(1, machines).ToString(CultureInfo.InvariantCulture), "--data", folder.Data);
        _ = portal.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = portal.StandardError.ReadToEndAsync(CancellationToken.None);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        life.CancelAfter(after);
        try
        {
            await portal.WaitForExitAsync(life.Token);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            portal.Kill();
            await portal.WaitForExitAsync(Ct);
        }
    }

    [GeneratedRegex("image [1-9][0-9]? %", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BetweenTwoPercentages();
}
