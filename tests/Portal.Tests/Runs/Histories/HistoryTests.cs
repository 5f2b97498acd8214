using CsCheck;
using Xunit;

namespace Portal.Tests.Runs.Histories;

/// <summary>
/// Random plans, crashes and clocks against a model. A history that goes wrong is shrunk and printed with its seed: put that into
/// <c>CsCheck_Seed</c> to see it again, and a number into <c>CsCheck_Iter</c> to see more.
/// </summary>
public sealed class HistoryTests
{
    [Fact]
    public void Whatever_happens_nothing_is_lost_nothing_is_done_twice_and_every_item_ends_as_its_plan_says() =>
        History.Any.Sample(history => new Teller(history).Tell(), threads: 1);

    [Fact]
    public void A_history_that_is_told_twice_happens_in_the_same_way() =>
        History.Any.Sample(
            history =>
            {
                var (once, again) = (new Teller(history), new Teller(history));
                once.Tell();
                again.Tell();
                Assert.Equal(once.Trace, again.Trace);
            },
            iter: 10,
            threads: 1);
}
