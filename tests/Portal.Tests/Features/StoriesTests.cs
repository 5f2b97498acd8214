using Portal.Features;
using Portal.Features.Plans;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features;

public sealed class StoriesTests : PortalTests
{
    /// <summary>Keys stand in rows: a plan that changes them gets a new version, and this line stays.</summary>
    [Theory]
    [InlineData("new-image", 1, "consolidate ready")]
    [InlineData("new-machine", 1, "difference-disk identity-disk virtual-machine hand-over")]
    [InlineData("remove-machine", 1, "virtual-machine disks forget")]
    [InlineData("remove-catalog", 1, "machines images forget")]
    [InlineData("undo-machine", 1, "virtual-machine disks late-arrivals look-again forget")]
    [InlineData("undo-image", 1, "machines disks late-arrivals look-again forget")]
    [InlineData("start-machine", 1, "start")]
    [InlineData("shut-down-machine", 1, "shut-down await-off")]
    [InlineData("restart-machine", 1, "shut-down await-off start")]
    [InlineData("turn-off-machine", 1, "turn-off")]
    [InlineData("release-machine", 1, "release")]
    public void Plans_keep_the_keys_they_once_had(string plan, int version, string keys) =>
        Assert.Equal(keys, string.Join(' ', Stories.Book.Find(plan, version)!.Keys));

    [Fact]
    public void Every_step_of_every_plan_can_be_made() =>
        Assert.All(Stories.Book.Plans.SelectMany(plan => plan.Steps), step => Assert.NotNull(Portal.Node.Services.GetService(step.Type)));

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    public void A_wait_for_late_arrivals_out_of_bounds_is_refused_at_start(int minutes)
    {
        var fault = Assert.Single(new FeaturesOptions { LongestRemoteCall = TimeSpan.FromMinutes(minutes) }.Faults());
        Assert.Contains("must be within 00:00:00 to 02:00:00", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(121)]
    public void A_wait_for_guests_out_of_bounds_is_refused_at_start(int minutes)
    {
        var fault = Assert.Single(new FeaturesOptions { LongestShutDown = TimeSpan.FromMinutes(minutes) }.Faults());
        Assert.Contains("must be within 00:01:00 to 02:00:00", fault, StringComparison.Ordinal);
    }
}
