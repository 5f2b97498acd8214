using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Web.Pages.Connections;
using Xunit;

namespace Portal.Web.Tests.Pages.Connections;

public sealed class ConnectionWordsTests
{
    private static readonly DateTimeOffset Since = new(2026, 3, 3, 7, 58, 0, TimeSpan.Zero);

    [Fact]
    public void A_host_that_has_limits_and_did_not_answer_is_missing_in_whatever_case() =>
        Assert.Equal(["hv03.lab.example"], ConnectionWords.Missing([Gate("host:hv02.lab.example"), Gate("host:hv03.lab.example"), Gate("disk:hv03.lab.example"), Gate("connection:1")], report: null,
            [new HostFacts("HV02.lab.example", "10.0.20348", null, Paused: false, 1, 1, [])], cluster: null));

    [Fact]
    public void A_host_that_the_last_check_asked_is_missing_too_unless_it_is_known_to_be_silent()
    {
        FindingView Of(string host) => new(FindingState.Passed, host, "It answers.", null, MayBeAccepted: false, Acceptance: null);
        var report = new ReportView(Since, CheckReason.Nightly, FindingState.Passed, [new("hosts-answer", "Every host answers", null, null, IsRequired: true, FindingState.Passed, [Of("hv02"), Of("hv03"), Of("hv04")])]);

        Assert.Equal(["hv03"], ConnectionWords.Missing([Gate("host:hv04", Since), Gate("host:cluster01")], report, [new HostFacts("HV02", "10.0.20348", null, Paused: false, 1, 1, [])], "Cluster01"));
    }

    [Fact]
    public void A_silent_host_is_said_once_since_the_first_of_its_limits_closed() =>
        Assert.Equal([("hv03 is silent", Since)], ConnectionWords.Silent([Gate("disk:hv03", Since.AddMinutes(2)), Gate("host:hv03", Since), Gate("host:hv04")]));

    private static GateView Gate(string name, DateTimeOffset? closed = null) => new(name, name, 4, 0, closed, closed, 0);
}
