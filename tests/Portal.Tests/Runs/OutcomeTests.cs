using Portal.Runs;
using Xunit;

namespace Portal.Tests.Runs;

/// <summary>What a step says of itself.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void What_was_done_and_what_was_already_done_differ()
    {
        Assert.Equal(new Outcome.Success("Made.", Already: false), Outcome.Done("Made."));
        Assert.Equal(new Outcome.Success("Was there.", Already: true), Outcome.AlreadyDone("Was there."));
    }

    [Fact]
    public void Facts_go_along_with_whatever_a_step_says_well()
    {
        Assert.All(
            [Outcome.Done("Made.", "fact"), Outcome.AlreadyDone("Was there.", "fact"), Outcome.WaitUntil(DateTimeOffset.UnixEpoch, "Soon.", "fact")],
            outcome => Assert.Equal(["fact"], outcome.Facts));
    }
}
