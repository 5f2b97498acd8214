using Portal.Domain.Prerequisites;
using Xunit;

namespace Portal.Tests.Prerequisites;

public sealed class RuleBookTests
{
    [Fact]
    public void On_a_site_where_all_is_well_every_rule_passes()
    {
        var report = CheckReport.Of(Site.Good);

        Assert.All(report.Checks, check => Assert.All(check.Findings, finding => Assert.True(finding.State == FindingState.Passed, $"{check.Key}: {finding}")));
        Assert.Equal(FindingState.Passed, report.State);
        // Four are of sites that this is not: a delegated administrator, VMM 2012 SP1 on Windows Server 2012, SSH.
        Assert.Equal(["vmm-host-groups", "credssp", "ssh-password"], RuleBook.All.Select(rule => rule.Key).Except(report.Checks.Select(check => check.Key)));
    }

    [Fact]
    public void Keys_are_unique_and_every_rule_says_what_why_and_where_it_is_from()
    {
        Assert.Equal(RuleBook.All.Count, RuleBook.All.DistinctBy(rule => rule.Key).Count());
        Assert.All(RuleBook.All, rule =>
        {
            Assert.Matches("^[a-z0-9-]+$", rule.Key);
            Assert.NotEmpty(rule.Title);
            Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
            Assert.NotEmpty(rule.Source.Text);
            Assert.NotEmpty(rule.Source.Where);
            Assert.Same(rule, RuleBook.Find(rule.Key));
        });
    }

    [Fact]
    public void Every_class_of_the_folder_is_in_the_book()
    {
        var classes = typeof(RuleBook).Assembly.GetTypes().Where(type => typeof(IPrerequisite).IsAssignableFrom(type) && !type.IsAbstract);

        Assert.Equal(classes.Select(type => type.Name).Order(StringComparer.Ordinal), RuleBook.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_rules_stop_a_connection_but_those_that_only_warn() => Assert.Equal(
        ["cluster-nodes-up", "free-space", "vmm-name", "vmm-storage"], RuleBook.All.Where(rule => !rule.IsRequired).Select(rule => rule.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_report_is_as_bad_as_the_worst_of_it_and_judges_by_the_book_it_is_given()
    {
        var clock = RuleBook.Find("clock")!;
        var evidence = Site.Good.Seeing(Site.Hv02, look => look with { ClockAhead = TimeSpan.FromMinutes(9) });

        var report = CheckReport.Of(evidence, [clock]);

        Assert.Equal((clock.Key, FindingState.Failed), (Assert.Single(report.Checks).Key, report.Checks[0].State));
        Assert.Equal(FindingState.Failed, CheckReport.Of(evidence).State);
        Assert.Equal(FindingState.Passed, CheckReport.Of(evidence, []).State);
    }

    [Fact]
    public void Where_nothing_answers_nothing_is_green_and_every_doubt_says_why()
    {
        var evidence = Site.Good.Silent(Site.Hv01).Silent(Site.Hv02).OfVmm(_ => new(Site.Silence, Site.Silence, Site.Silence));

        var report = CheckReport.Of(evidence);

        var doubts = report.Checks.SelectMany(check => check.Findings).Where(finding => finding.State is FindingState.Unknown or FindingState.Failed).ToList();
        Assert.All(doubts, finding => Assert.Contains(Site.Silence.Why, finding.What, StringComparison.Ordinal));
        Assert.Equal(["storage-shared", "vmm-name", "vmm-not-on-host"], report.Checks.Where(check => check.State == FindingState.Passed).Select(check => check.Key).Order(StringComparer.Ordinal));
        Assert.Contains(report.Stops, stop => stop.Rule.Key == "hosts-answer");
    }

    [Fact]
    public void What_a_required_rule_failed_on_stops_and_cannot_be_accepted_but_a_warning_and_a_doubt_can()
    {
        var report = CheckReport.Of(Site.Good.VmmMachine(machine => machine with { Forest = null }).SeeingAll(look => look with { ClockAhead = TimeSpan.FromMinutes(9) })
            .OnFolders(folder => folder with { Facts = new FolderFacts(Site.Share, [], 1000L << 30, 1L << 30) }) with { PromisedBytes = 2L << 30 });

        Assert.Equal(["clock"], report.Stops.Select(stop => stop.Rule.Key).Distinct());
        Assert.False(May("clock", FindingState.Failed));
        Assert.True(May("same-forest", FindingState.Unknown));
        Assert.True(May("free-space", FindingState.Failed)); // not a required one

        bool May(string key, FindingState state)
        {
            var check = report.Checks.Single(each => each.Key == key);
            return check.MayBeAccepted(check.Findings.First(finding => finding.State == state));
        }
    }
}
