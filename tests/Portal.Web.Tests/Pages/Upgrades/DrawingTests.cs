using Portal.Domain.Upgrades;
using Portal.Web.Pages.Upgrades.Drawn;
using Xunit;

namespace Portal.Web.Tests.Pages.Upgrades;

public sealed class DrawingTests
{
    private static readonly UpgradePlanner Planner = new(SupportMatrix.Shipped);

    [Fact]
    public void Clusters_that_go_the_same_way_are_one_stop_and_one_lane()
    {
        var estate = new Estate("VMM 2012 R2", 9) { Hosts = [.. Enumerable.Range(1, 1000).Select(n => new HostGroup($"HV{n}", "Windows Server 2012"))] };
        var stops = Stop.Of(Planner.Plan(estate, new Goal("VMM 2019")));

        var drawing = PathDrawing.Of(estate, stops);

        Assert.Equal("Bring 1000 clusters and hosts from Windows Server 2012 to Windows Server 2012 R2, one after the other", stops[0].Title);
        Assert.Equal(("1 to 1000", 1000), (stops[0].Numbers, stops[0].Names.Count));
        Assert.Equal(["VMM", "HV1 and 999 more"], drawing.Lanes.Select(lane => lane.Title));
        Assert.Equal(5, drawing.Stations.Count);
    }

    [Fact]
    public void A_lane_has_its_releases_in_order_each_up_to_the_next()
    {
        var estate = new Estate("VMM 2012 R2", 9) { Sql = "SQL Server 2012" };
        var drawing = PathDrawing.Of(estate, Stop.Of(Planner.Plan(estate, new Goal())));

        Assert.Equal(["2012 R2 UR9", "2016", "2016 UR6", "2019", "2022", "2025"], drawing.Lanes[0].Calls.Select(call => call.Label));
        Assert.Equal(["SQL 2012", "SQL 2016", "SQL 2019"], drawing.Lanes[1].Calls.Select(call => call.Label).Where((_, n) => n is 0 or 1 or 2));
        foreach (var lane in drawing.Lanes)
        {
            Assert.Equal(lane.Calls.Select(call => call.From).Skip(1).Append(lane.End), lane.Calls.Select(call => call.To));
            Assert.All(lane.Calls, call => Assert.True(call.To - call.From > call.Label.Length * 7, $"{call.Label} has no room."));
            Assert.Equal([false, .. lane.Calls.Skip(1).Select(_ => true)], lane.Calls.Select(call => call.IsReached));
        }
    }

    [Fact]
    public void Parts_that_move_together_meet_at_one_station()
    {
        var estate = new Estate("VMM 2012") { Server = "Windows Server 2008 R2 SP1" };
        var drawing = PathDrawing.Of(estate, Stop.Of(Planner.Plan(estate, new Goal("VMM 2012 SP1"))));

        Assert.Equal(drawing.Lanes.Select(lane => lane.Y), Assert.Single(drawing.Stations).Touched);
    }

    [Fact]
    public void A_station_says_that_it_is_blocked_or_unconfirmed()
    {
        var estate = new Estate("VMM 2022") { Desktop = "CVAD 2402 LTSR", ConsoleRelease = "VMM 2019" };
        var drawing = PathDrawing.Of(estate, Stop.Of(Planner.Plan(estate, new Goal())));

        Assert.Equal([true, false], drawing.Stations.Select(station => station.Blocked));
        Assert.All(drawing.Stations, station => Assert.True(station.Unconfirmed));
    }

    [Theory]
    [InlineData("VMM 2012 R2 with Update Rollup 9", "2012 R2 UR9")]
    [InlineData("Windows Server 2012 R2", "Server 2012 R2")]
    [InlineData("Windows Server, version 1709", "Server 1709")]
    [InlineData("Windows 10 Enterprise", "Windows 10 Enterprise")]
    [InlineData("SQL Server 2019", "SQL 2019")]
    [InlineData("XenApp/XenDesktop 7.15 LTSR", "XenDesktop 7.15 LTSR")]
    public void A_release_is_named_as_short_as_its_lane_allows(string release, string label) => Assert.Equal(label, PathDrawing.LabelOf(release));
}
