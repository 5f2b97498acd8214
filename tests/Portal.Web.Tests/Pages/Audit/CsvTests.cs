using Portal.Web.Pages.Audit;
using Xunit;

namespace Portal.Web.Tests.Pages.Audit;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    public void What_a_spreadsheet_would_run_stays_text(string cell, string written) => Assert.Equal(written, Csv.Line(cell));

    [Fact]
    public void Quotes_commas_and_line_breaks_stay_within_their_cell() => Assert.Equal("\"a\"\"b\",\"c,d\",\"e\nf\",\"\"", Csv.Line("a\"b", "c,d", "e\nf", null));
}
