using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class PlanTests
{
    private static readonly string Longest = new('x', 64);

    [Fact]
    public void A_plan_is_a_list_of_keys_in_order()
    {
        var retry = Retry.Times(2, TimeSpan.FromSeconds(5));

        var plan = Plan.For<Machine>("new-machine", 3).Then<First>("disk").Then<Second>("power", retry, TimeSpan.FromMinutes(1));

        Assert.Equal(("new-machine", 3), (plan.Name, plan.Version));
        Assert.Equal(["disk", "power"], plan.Keys);
        Assert.Equal([new("disk", typeof(First), Retry.Usual, TimeSpan.FromMinutes(10)), new("power", typeof(Second), retry, TimeSpan.FromMinutes(1))], plan.Steps);
    }

    [Fact]
    public void A_longer_plan_leaves_the_shorter_as_it_is()
    {
        var shorter = Plan.For<Machine>("new-machine", 1).Then<First>("disk");
        shorter.Then<Second>("power");

        Assert.Equal(["disk"], shorter.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void Names_and_keys_have_1_to_64_characters(string name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Plan.For<Machine>(name, 1));
        Assert.ThrowsAny<ArgumentException>(() => Plan.For<Machine>("plan", 1).Then<First>(name));
        Assert.Equal([Longest], Plan.For<Machine>(Longest, 1).Then<First>(Longest).Keys);
    }

    [Fact]
    public void A_key_stands_in_a_plan_once()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Plan.For<Machine>("plan", 1).Then<First>("disk").Then<Second>("disk"));

        Assert.StartsWith("plan has a step 'disk' already.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_begin_at_1() => Assert.Throws<ArgumentOutOfRangeException>(() => Plan.For<Machine>("plan", 0));

    [Fact]
    public void A_book_knows_its_plans_by_name_version_and_step()
    {
        var book = new PlanBook(Site.One, Site.Three);

        Assert.Equal(2, book.Plans.Count);
        Assert.Same(Site.Three, book.Find("three", 1));
        Assert.Null(book.Find("three", 2));
        Assert.True(book.Knows("three", 1, "third"));
        Assert.False(book.Knows("three", 1, "fourth") || book.Knows("three", 2, "third") || book.Knows("four", 1, "third"));
        Assert.Throws<ArgumentException>(() => new PlanBook(Site.One, Site.One));
    }

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(2, 0, 4)]
    [InlineData(3, 0, 8)]
    [InlineData(1, 1, 1.6)]
    [InlineData(3, 0.5, 7.2)]
    [InlineData(11, 0, 2048)]
    [InlineData(12, 0, 3600)]
    [InlineData(32, 0, 3600)]
    [InlineData(33, 0, 3600)]
    [InlineData(100, 1, 2880)]
    public void Pauses_double_up_to_an_hour_and_are_up_to_a_fifth_shorter(int attempt, double spread, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Retry.Times(100, TimeSpan.FromSeconds(2)).Pause(attempt, spread));

    [Fact]
    public void Who_tries_again_at_once_always_does() => Assert.Equal(TimeSpan.Zero, Retry.Times(100, TimeSpan.Zero).Pause(99, 0));

    [Fact]
    public void A_pause_of_days_is_an_hour() => Assert.Equal(TimeSpan.FromHours(1), Retry.Times(2, TimeSpan.FromDays(1)).Pause(1, 0));

    [Fact]
    public void Tries_are_1_to_100_and_pauses_not_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Times(0, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Times(101, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Retry.Times(1, TimeSpan.FromTicks(-1)));
        Assert.Equal((1, 100), (Retry.Times(1, TimeSpan.Zero).Attempts, Retry.Times(100, TimeSpan.Zero).Attempts));
        Assert.Equal((4, 1), (Retry.Usual.Attempts, Retry.Never.Attempts));
    }
}
