using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Plans;
using Portal.Features.Plans.Removal;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class RemovalTests
{
    private static readonly Thing Disk = new("disk", A.Host, $@"{A.Folder}\VDI-001\VDI-001.vhdx");
    private static readonly Thing Half = new("disk", A.Host, $@"{A.Folder}\VDI-001\VDI-001.3.partial.vhdx", Transient: true);
    private static readonly Thing Staged = new("staged", A.Host, @"C:\ProgramData\Portal\Staging\VDI-001.3.vhdx", Transient: true);
    private static readonly Thing Folder = new("folder", A.Host, @"C:\ProgramData\Portal\Staging");

    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly FakeTimeProvider _clock = new();
    private readonly Guid _stamp = Guid.CreateVersion7();
    private readonly List<string> _acts = [];

    public RemovalTests()
    {
        foreach (var thing in (Thing[])[Disk, Half, Staged, Folder]) _hosts.Site.Put(A.Host, new(thing.Name, null, null));
        _hosts.Site.Machines.Add(new(Order(_stamp), Guid.CreateVersion7(), A.Host, PowerState.Running, Complete: false));
        _hosts.Watch = (call, _) =>
        {
            if (!call.Done) _acts.Add($"{call.Act} {call.About}");
            return Task.CompletedTask;
        };
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Thing Vm => new("vm", "cluster01.lab.example", $"{_stamp}");

    [Fact]
    public async Task A_vm_goes_by_its_stamp_and_is_said_to_be_gone()
    {
        var step = new DeleteVirtualMachine(new(_hosts));

        var outcome = await step.RunAsync(Doomed((Vm, ThingState.Exists), (Disk, ThingState.Exists)), new(1), Ct);
        var again = await step.RunAsync(Doomed((Vm, ThingState.Removed), (Disk, ThingState.Exists)), new(2), Ct);

        Assert.Empty(_hosts.Site.Machines);
        Assert.Equal([Vm], outcome.Gone);
        Assert.True(Assert.IsType<Outcome.Success>(again).Already);
        Assert.Equal([$"Delete {_stamp}"], _acts);
    }

    [Fact]
    public async Task Files_go_with_their_halves_and_the_staging_folder_stays()
    {
        var outcome = await new DeleteFiles(new(_hosts)).RunAsync(
            Doomed((Disk, ThingState.Exists), (Half, ThingState.Intended), (Staged, ThingState.Intended), (Folder, ThingState.Exists)), new(1), Ct);

        Assert.Equal([$"DeleteFile {Disk.Name}", $"Delete {Staged.Name}"], _acts);
        Assert.Equal([Disk, Half, Staged], outcome.Gone);
        Assert.DoesNotContain(_hosts.Site.Paths, path => path.Contains("VDI-001", StringComparison.Ordinal));
        Assert.Contains(Folder.Name, _hosts.Site.Paths);
    }

    [Fact]
    public async Task Where_nothing_is_left_no_host_is_asked()
    {
        var outcome = await new DeleteFiles(new(_hosts)).RunAsync(Doomed((Disk, ThingState.Removed), (Folder, ThingState.Exists)), new(1), Ct);

        Assert.True(Assert.IsType<Outcome.Success>(outcome).Already);
        Assert.Empty(_acts);
    }

    [Fact]
    public async Task The_second_look_is_also_for_what_was_seen_to_be_gone()
    {
        var outcome = await new LookAgain(new(_hosts)).RunAsync(
            Doomed((Vm, ThingState.Removed), (Disk, ThingState.Removed), (Half, ThingState.Removed), (Staged, ThingState.Removed)), new(1), Ct);

        Assert.Empty(_hosts.Site.Machines);
        Assert.DoesNotContain(_hosts.Site.Paths, path => path.Contains("VDI-001", StringComparison.Ordinal));
        Assert.Equal([Vm, Disk, Half, Staged], outcome.Gone);
    }

    [Fact]
    public async Task Nobody_looks_again_before_the_longest_script_is_over()
    {
        var step = new AwaitLateArrivals(new FeaturesOptions { LongestRemoteCall = TimeSpan.FromMinutes(6) }, _clock);
        var doomed = Doomed((Disk, ThingState.Removed)) with { Since = _clock.GetUtcNow() };

        Assert.Equal(doomed.Since.AddMinutes(6), Assert.IsType<Outcome.Wait>(await step.RunAsync(doomed, new(1), Ct)).When);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<Outcome.Success>(await step.RunAsync(doomed, new(2), Ct));
        Assert.IsType<Outcome.Success>(await step.RunAsync(doomed with { Since = _clock.GetUtcNow(), Belongings = [] }, new(3), Ct)); // nothing was ever begun
    }

    [Fact]
    public async Task A_machine_that_is_forgotten_frees_its_name_now()
    {
        var doomed = Doomed();

        var outcome = await new ForgetMachine(_clock).RunAsync(doomed, new(1), Ct);

        Assert.Equal([new MachineRemoved(doomed.Id, _clock.GetUtcNow())], outcome.Facts);
    }

    private Doomed Doomed(params (Thing Thing, ThingState State)[] things) =>
        new(_stamp, "VDI-001", Guid.CreateVersion7(), _clock.GetUtcNow(), [.. things.Select(each => new Belonging(each.Thing, each.State))]);

    private static VmOrder Order(Guid stamp) =>
        new(stamp, "VDI-001", A.Host, A.Folder, 2, 2, 2L << 30, "LAN", "00155D800001", Disk.Name, $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx", Clustered: true);
}
