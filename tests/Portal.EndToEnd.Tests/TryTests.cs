using Portal.TestKit.Web;
using Xunit;

namespace Portal.EndToEnd.Tests;

public sealed class TryTests(ThreeThenFive runs) : IClassFixture<ThreeThenFive>
{
    private const string Summary = @"^(\d+) of \1 machines in \d+\.\d s, \d+\.\d machines a second, \d+ retries$";
    private static readonly string[] StepsOfAMachine = ["difference-disk", "identity-disk", "virtual-machine", "hand-over"];

    [Fact]
    public void All_machines_that_were_asked_for_are_there()
    {
        Assert.True(runs.First.ExitCode == 0, runs.First.Errors);
        Assert.StartsWith("3 of 3 ", runs.First.LastLine, StringComparison.Ordinal);
        Assert.Matches(Summary, runs.First.LastLine);
        Assert.Equal(["VDI-00001", "VDI-00002", "VDI-00003"], runs.Three.Select(machine => machine.Name));
    }

    [Fact]
    public async Task The_readme_shows_the_last_line_as_it_is()
    {
        var readme = await File.ReadAllTextAsync(Checkout.At("README.md"), TestContext.Current.CancellationToken);

        Assert.Matches(Summary, readme.Split("The last line reads `")[1].Split('`')[0]);
    }

    [Fact]
    public void The_same_command_orders_only_what_is_missing()
    {
        Assert.True(runs.Second.ExitCode == 0, runs.Second.Errors);
        Assert.StartsWith("5 of 5 machines", runs.Second.LastLine, StringComparison.Ordinal);
        Assert.Contains("Ordering 2 more machines.", runs.Second.Errors, StringComparison.Ordinal);
        Assert.Equal(["VDI-00001", "VDI-00002", "VDI-00003", "VDI-00004", "VDI-00005"], runs.Five.Select(machine => machine.Name));
        Assert.Equal(runs.Three.Select(machine => machine.Disks[0].Path), runs.Five.Take(3).Select(machine => machine.Disks[0].Path));
    }

    [Fact]
    public void The_list_has_every_machines_states_and_step_times() =>
        Assert.All(runs.Five, machine =>
        {
            Assert.Equal("ready", machine.State);
            Assert.Equal(StepsOfAMachine, machine.Steps.Where(step => step.State is "done" or "already-done").Select(step => step.Step));
            Assert.All(machine.Steps, step => Assert.InRange(step.Seconds, 0, 180));
        });

    [Fact]
    public void The_folder_can_be_served_afterwards()
    {
        Assert.Equal("Portal 1.0: 5 machines, 0 runs open, nothing needs you.\n", runs.Status);
        Assert.Equal(0, runs.ServedUntil);
    }

    [Fact]
    public void A_table_shows_each_machine() => Assert.All(runs.Five, machine => Assert.Contains(machine.Name, runs.Second.Output, StringComparison.Ordinal));

    [Fact]
    public void Seven_zip_accepts_every_disk_and_its_parents()
    {
        Assert.Equal(10, runs.Five.Sum(machine => machine.Disks.Count));
        Assert.All(runs.Five.SelectMany(machine => machine.Disks), SevenZip.Accepts);
    }

    [Fact]
    public void Every_machine_hangs_on_the_same_image()
    {
        Assert.Single(runs.Five.Select(machine => machine.Disks.Single(disk => disk.Kind == "os").Parents.Single()).Distinct());
        Assert.All(runs.Five, machine => Assert.Empty(machine.Disks.Single(disk => disk.Kind == "identity").Parents));
    }
}
