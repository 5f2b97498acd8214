using Portal.Domain.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class CheckImageTests : PortalTests
{
    private static readonly string Image = $@"{A.Folder}\image-1.vhdx";

    [Fact]
    public async Task An_image_that_is_ready_says_how_big_it_is_and_leaves_no_half_names_of_its_looks()
    {
        Portal.Hosts.Site.LooksPerConversion = 3;

        await Portal.MakeAsync(Connection, machines: 1);

        await using var db = Portal.Read();
        var image = db.Images.Single();
        Assert.Equal((ImageState.Ready, 16L << 20, 64L << 20, null, 100), (image.State, image.FileBytes, image.VirtualBytes, image.JobId, image.Percent));
        var halves = db.Ledger.Where(row => row.Transient && row.Name.Contains("image-1")).ToList();
        Assert.Equal(4, halves.Count); // a claim for each look
        Assert.All(halves, row => Assert.Equal(ThingState.Removed, row.State));
    }

    [Fact]
    public async Task An_image_that_vanished_fails_with_a_way_out()
    {
        Portal.Hosts.Site.LooksPerConversion = 0;
        Portal.Hosts.Watch = (call, _) =>
        {
            if (call is { Act: "Consolidate", Done: true }) Portal.Hosts.Site.Remove(call.Host, Image);
            return Task.CompletedTask;
        };

        Assert.Contains("is gone", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_hangs_on_another_is_no_image()
    {
        Portal.Hosts.Site.Put(A.Host, new(Image, null, new(Image, "VHDX", "Differencing", 64L << 20, 4L << 20, @"D:\other.vhdx")));

        Assert.Contains(@"hangs on D:\other.vhdx", await FailureAsync(), StringComparison.Ordinal);
    }

    private async Task<string> FailureAsync()
    {
        var run = (await Portal.MakeAsync(Connection, machines: 1)).Run;
        var failure = (await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures.Single(each => each.State == ItemState.Failed);
        Assert.Equal("ready", failure.Step);
        Assert.NotNull(failure.Advice);
        return failure.Reason;
    }
}
