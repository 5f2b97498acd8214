using Portal.HyperV.Machines;
using Xunit;

namespace Portal.HyperV.Tests.Machines;

public sealed class ConsolidationLookTests
{
    private static readonly ConsolidationLook Nothing = new(false, null, null, null, false, 0, 0, null, DateTimeOffset.UnixEpoch);

    private static ConsolidationLook Job(int state) => Nothing with { JobId = "job", JobState = state, JobTarget = @"D:\image.7.partial.vhdx", TargetOfJobExists = true };

    [Fact]
    public void An_image_that_is_there_is_whole_whatever_jobs_say()
    {
        Assert.Equal(ConsolidationMove.Whole, (Nothing with { TargetExists = true }).Decide());
        Assert.Equal(ConsolidationMove.Whole, (Job(4) with { TargetExists = true }).Decide());
        Assert.Equal(ConsolidationMove.Whole, (Job(10) with { TargetExists = true }).Decide());
    }

    [Fact]
    public void Without_a_job_it_is_begun() => Assert.Equal(ConsolidationMove.Start, Nothing.Decide());

    [Theory]
    [InlineData(2)] // new
    [InlineData(3)] // starting
    [InlineData(4)] // running
    [InlineData(5)] // suspended
    [InlineData(6)] // shutting down
    public void A_job_on_its_way_is_waited_for(int state) => Assert.Equal(ConsolidationMove.Wait, Job(state).Decide());

    [Fact]
    public void What_a_completed_job_wrote_gets_its_name() => Assert.Equal(ConsolidationMove.Name, Job(7).Decide());

    [Fact]
    public void A_completed_job_whose_file_is_gone_is_begun_again() => Assert.Equal(ConsolidationMove.Start, (Job(7) with { TargetOfJobExists = false }).Decide());

    [Theory]
    [InlineData(8)] // terminated
    [InlineData(9)] // killed
    [InlineData(10)] // exception
    public void A_job_that_ended_otherwise_failed(int state) => Assert.Equal(ConsolidationMove.Failed, Job(state).Decide());
}
