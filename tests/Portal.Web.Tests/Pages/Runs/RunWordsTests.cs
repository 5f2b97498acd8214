using Portal.Features.Runs;
using Portal.Runs;
using Portal.Web.Pages.Runs;
using Xunit;

namespace Portal.Web.Tests.Pages.Runs;

public sealed class RunWordsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_run_under_way_says_what_is_done_who_needs_somebody_and_how_long_it_takes() => Assert.Equal(
        "Making an image and 50 machines: 31 of 51 done, 2 need you, about 40 s left.",
        Say(new() { [ItemState.Done] = 31, [ItemState.Failed] = 2, [ItemState.AtWork] = 4, [ItemState.Waiting] = 14 }, left: TimeSpan.FromSeconds(40)));

    [Fact]
    public void One_item_needs_you_and_two_need_you() => Assert.Contains(", 1 needs you.", Say(new() { [ItemState.Done] = 1, [ItemState.Blocked] = 1, [ItemState.AtWork] = 1 }), StringComparison.Ordinal);

    [Fact]
    public void A_run_that_only_people_can_move_on_is_finished() =>
        Assert.Equal("Finished: 497 done, 3 need you.", Say(new() { [ItemState.Done] = 497, [ItemState.Failed] = 3 }, RunState.Finished));

    [Fact]
    public void A_run_that_a_person_ended_is_cancelled() =>
        Assert.Equal("Cancelled: 38 done, 12 cancelled.", Say(new() { [ItemState.Done] = 38, [ItemState.Cancelled] = 12 }, RunState.Finished));

    [Fact]
    public void A_run_that_is_through_says_what_it_did() => Assert.Equal("Made an image and 1 machine.", Say(new() { [ItemState.Done] = 2 }, RunState.Finished));

    [Fact]
    public void A_cancel_that_is_asked_for_says_what_it_waits_for() => Assert.Equal(
        "Making an image and 8 machines: 5 of 9 done, cancelled, 4 at work end after their step.",
        Say(new() { [ItemState.Done] = 5, [ItemState.AtWork] = 4 }, cancelAsked: true, left: TimeSpan.FromSeconds(5)));

    private static string Say(Dictionary<ItemState, int> counts, RunState state = RunState.Open, TimeSpan? left = null, bool cancelAsked = false) => RunWords.Sentence(new(
        new(Guid.Empty, "Create Office", "create-catalog", "anna", state, cancelAsked, Noon, state == RunState.Finished ? Noon.AddMinutes(1) : null, counts),
        [], [], [], Retries: 0, Speed: 0, left, Limit: null, Attempt: 1));
}
