using Portal.Runs;
using Portal.Runs.Engine;
using Portal.Runs.Memory;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class EngineOptionsTests
{
    private static readonly EngineOptions Good = new() { Node = new("a") };

    [Fact]
    public void What_is_out_of_range_is_named()
    {
        Assert.Empty(Good.Faults());
        Assert.Equal("Lease 00:00:04 must be within 00:00:05 to 00:10:00.", Assert.Single((Good with { Lease = TimeSpan.FromSeconds(4) }).Faults()));
        Assert.Equal("Together 0 must be within 1 to 1000.", Assert.Single((Good with { Together = 0 }).Faults()));
        Assert.Equal("Node '' must have 1 to 128 characters.", Assert.Single((Good with { Node = new("") }).Faults()));
        Assert.Single((Good with { Node = new(new('x', 129)) }).Faults());
        Assert.Equal(2, (Good with { Grace = TimeSpan.FromTicks(-1), Together = 1001 }).Faults().Count);
    }

    [Fact]
    public void The_ends_of_each_range_belong_to_it()
    {
        var least = Good with
        {
            Lease = TimeSpan.FromSeconds(5), ProbeEvery = TimeSpan.FromSeconds(1), MendEvery = TimeSpan.FromSeconds(1), Grace = TimeSpan.Zero, Together = 1,
        };
        var most = Good with
        {
            Lease = TimeSpan.FromMinutes(10), ProbeEvery = TimeSpan.FromHours(1), MendEvery = TimeSpan.FromHours(1), Grace = TimeSpan.FromMinutes(10),
            Together = 1000, Node = new(new('x', 128)),
        };

        Assert.Empty(least.Faults());
        Assert.Empty(most.Faults());
        Assert.Equal(5, Shift(least, -1).Faults().Count);
        Assert.Equal(5, Shift(most, 1).Faults().Count);

        static EngineOptions Shift(EngineOptions options, int by) => options with
        {
            Lease = options.Lease.Add(TimeSpan.FromTicks(by)), ProbeEvery = options.ProbeEvery.Add(TimeSpan.FromTicks(by)),
            MendEvery = options.MendEvery.Add(TimeSpan.FromTicks(by)), Grace = options.Grace.Add(TimeSpan.FromTicks(by)), Together = options.Together + by,
        };
    }

    [Fact]
    public void An_engine_with_faulty_options_is_not_made()
    {
        var world = new World();
        var clock = new SimulatedProcess(world, DateTimeOffset.UnixEpoch).Clock;

        var refusal = Assert.Throws<ArgumentException>(() =>
            new RunEngine(new MemoryJournal(clock), new(), new NoServices(), Good with { Together = 0 }, clock, new NodeLog()));

        Assert.StartsWith("Together 0 must be within 1 to 1000.", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
