using Portal.Features.Catalogs;
using Portal.Runs;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class PlanEstimateTests
{
    private const long GiB = 1L << 30;

    [Fact]
    public void First_the_image_at_its_speed_then_the_rounds_of_the_slowest_host()
    {
        var estimate = PlanEstimate.Of(Plan(image: 10 * GiB, ("hv01", 25), ("hv02", 25)));

        Assert.Equal(TimeSpan.FromSeconds(103), estimate.Image); // 10,240 MiB at 100 a second
        Assert.Equal(TimeSpan.FromSeconds(7 * 12), estimate.Machines); // 25 machines, 4 at once, 4 calls of 3 s
        Assert.Equal(TimeSpan.FromSeconds(187), estimate.Time);
    }

    [Fact]
    public void The_host_with_most_rounds_counts_and_is_named()
    {
        var estimate = PlanEstimate.Of(Plan(image: 0, ("hv01", 2), ("hv02", 9)));

        Assert.Equal(("hv02", 3), (estimate.Slowest!.Host, estimate.Slowest.Rounds));
        Assert.Equal("9 machines on hv02, 4 at once, 4 calls of 3 s each. Other orders and retries come on top.", estimate.How);
    }

    [Fact]
    public void Without_an_image_there_is_nothing_to_convert() => Assert.Equal(TimeSpan.Zero, PlanEstimate.Of(Plan(image: 0, ("hv01", 1))).Image);

    [Fact]
    public void Nothing_takes_no_time() => Assert.Equal(TimeSpan.Zero, PlanEstimate.Of(Plan(image: 0)).Time);

    [Fact]
    public void Calls_of_all_hosts_are_the_plans_calls()
    {
        var plan = Plan(image: GiB, ("hv01", 3), ("hv02", 2));

        Assert.Equal(plan.RemoteCalls, PlanEstimate.Shares(plan).Sum(share => share.Calls));
        Assert.Equal(14, PlanEstimate.Shares(plan)[0].Calls); // three machines, and the image's two
    }

    private static CatalogPlan Plan(long image, params (string Host, int Machines)[] hosts)
    {
        var machines = hosts.SelectMany(host => Enumerable.Range(1, host.Machines).Select(n => new PlannedMachine($"{host.Host}-{n}", host.Host, "d", "i"))).ToList();
        return new("Office", "Cluster 1", image == 0 ? null : new("debian-12", null, "hv01", "source", "path", image), machines,
            new("folder", image, 0, 0, 0, GiB, GiB), (machines.Count * 4) + (image == 0 ? 0 : 2),
            [.. hosts.SelectMany(host => (Gate[])[new($"host:{host.Host}", 8), new($"disk:{host.Host}", 4)])], 10);
    }
}
