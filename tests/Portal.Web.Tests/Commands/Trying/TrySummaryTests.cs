using Portal.Web.Commands;
using Portal.Web.Commands.Trying;
using Xunit;

namespace Portal.Web.Tests.Commands.Trying;

public sealed class TrySummaryTests
{
    [Fact]
    public void The_summary_is_one_line_that_scripts_can_read() =>
        Assert.Equal(
            "50 of 50 machines in 12.3 s, 4.1 machines a second, 0 retries",
            new TrySummary(There: 50, Wanted: 50, Made: 50, TimeSpan.FromSeconds(12.34), Retries: 0).ToString());

    [Fact]
    public void A_run_that_found_all_of_them_made_none_a_second() =>
        Assert.Equal(
            "3 of 3 machines in 0.4 s, 0.0 machines a second, 0 retries",
            new TrySummary(There: 50, Wanted: 3, Made: 0, TimeSpan.FromSeconds(0.4), Retries: 0).ToString());

    [Theory]
    [InlineData(50, ExitCode.Done)]
    [InlineData(49, ExitCode.Partial)]
    [InlineData(0, ExitCode.Failed)]
    public void Only_all_of_them_is_done(int there, int code) =>
        Assert.Equal(code, new TrySummary(there, Wanted: 50, there, TimeSpan.FromSeconds(1), Retries: 0).ExitCode);
}
