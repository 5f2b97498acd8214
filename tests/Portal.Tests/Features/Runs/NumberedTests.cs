using Portal.Features.Runs.Preparing;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class NumberedTests
{
    private readonly Guid _run = Guid.CreateVersion7();

    [Fact]
    public void Whoever_goes_on_finds_the_same_ids() => Assert.Equal(Numbered.Item(_run, 7), Numbered.Item(_run, 7));

    [Fact]
    public void Items_and_what_they_make_of_all_runs_have_ids_of_their_own()
    {
        Guid[] runs = [_run, Guid.CreateVersion7(), Guid.CreateVersion7()];
        var ids = runs.SelectMany(run => Enumerable.Range(0, 10_001).SelectMany(number => (Guid[])[Numbered.Item(run, number), Numbered.Subject(run, number)])).ToList();

        Assert.Equal(ids.Count, ids.Concat(runs).Distinct().Count() - runs.Length);
    }

    [Fact]
    public void They_rise_with_their_number() =>
        Assert.True(string.CompareOrdinal(Numbered.Item(_run, 255).ToString(), Numbered.Item(_run, 256).ToString()) < 0);

    [Theory]
    [InlineData(-1)]
    [InlineData(Numbered.Most + 1)]
    public void A_number_that_would_touch_other_bits_is_refused(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => Numbered.Item(_run, number));
}
