using Portal.Features.Paging;
using Xunit;

namespace Portal.Tests.Features.Paging;

public sealed class PageTests
{
    [Theory]
    [InlineData("VDI-001", false)]
    [InlineData("", true)]
    [InlineData("a name with ü", false)]
    public void A_cursor_is_read_as_it_was_given(string key, bool backward)
    {
        var cursor = Cursor.At(key, Guid.NewGuid()) with { Backward = backward };

        Assert.Equal(cursor, Cursor.Read(cursor.ToString()));
        Assert.True(Page.Judge(cursor.ToString()).IsYes);
    }

    [Theory]
    [InlineData("VDI-001")]
    [InlineData("%%%")]
    [InlineData("PgpWREk")]
    public void What_is_no_cursor_is_said_so(string text)
    {
        Assert.Null(Cursor.Read(text));
        Assert.Equal("cursor", Assert.Single(Page.Judge(text).Objections).Field);
    }

    [Fact]
    public void No_cursor_is_the_first_page() => Assert.True(Page.Judge(null).IsYes);

    [Fact]
    public void A_time_out_of_all_bounds_is_the_first_or_the_last() => Assert.Equal(DateTimeOffset.MaxValue.UtcTicks, Cursor.At(long.MaxValue).Time.UtcTicks);

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public void More_than_a_thousand_are_not_counted(int counted, bool capped)
    {
        var page = Cutting.Cut<int>([1], cursor: null, limit: 10, row => Cursor.At(row), counted);

        Assert.Equal((1000, capped), (page.Count, page.CountIsCapped));
    }
}
