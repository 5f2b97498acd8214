using Portal.Domain.Prerequisites;
using Xunit;

namespace Portal.Tests.Prerequisites;

public sealed class AcceptanceTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly Acceptance Accepted = new()
    {
        Id = Guid.NewGuid(), ConnectionId = Guid.NewGuid(), Key = "clock", About = Site.Hv01, State = FindingState.Warning, What = "Its clock is 90 s ahead.", Who = "anna", Note = "known",
        Accepted = Now, Expires = Now + Acceptance.Lasts,
    };

    [Theory]
    [InlineData("clock", FindingState.Warning, Site.Hv01, 0, true)]
    [InlineData("clock", FindingState.Warning, "HV01.lab.example", 89, true)]
    [InlineData("clock", FindingState.Passed, Site.Hv01, 0, true)]
    [InlineData("clock", FindingState.Warning, Site.Hv01, 90, false)]
    [InlineData("clock", FindingState.Unknown, Site.Hv01, 0, false)]
    [InlineData("clock", FindingState.Failed, Site.Hv01, 0, false)]
    [InlineData("clock", FindingState.Warning, Site.Hv02, 0, false)]
    [InlineData("clock", FindingState.Warning, null, 0, false)]
    [InlineData("powershell", FindingState.Warning, Site.Hv01, 0, false)]
    public void What_is_no_worse_of_the_same_subject_is_covered_for_ninety_days(string key, FindingState state, string? about, int days, bool covered) =>
        Assert.Equal(covered, Accepted.Covers(key, new(state, about, "Its clock is 95 s ahead.", "w32tm"), Now.AddDays(days)));
}
