using Portal.Domain.Upgrades;
using Portal.Web.Pages.Upgrades;
using Xunit;

namespace Portal.Web.Tests.Pages.Upgrades;

public sealed class PlanTextTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;

    [Fact]
    public void A_plan_as_text_has_each_step_with_reason_sources_and_what_stops()
    {
        var text = Text(new Estate("VMM 2016", 6) { Desktop = "XenApp/XenDesktop 7.15 LTSR", PersonalVDisks = true, Hosts = [new("HVC01", "Windows Server 2016")] }, new Goal("VMM 2022") { Sql = Aim.Latest });

        Assert.StartsWith(
            "# Upgrade plan\n\n- From: VMM 2016 with Update Rollup 6; XenApp/XenDesktop 7.15 LTSR; HVC01 on Windows Server 2016; Personal vDisks.\n- To: VMM 2022; SQL Server: the newest that VMM works with.\n- Support matrix as of 2026-11-23\n\n## 1. ",
            text, StringComparison.Ordinal);
        Assert.Contains("\n\n> **Blocked: Personal vDisks are in use", text, StringComparison.Ordinal);
        Assert.Contains("\n\nStops meanwhile:\n\n- VMM answers nobody", text, StringComparison.Ordinal);
        Assert.Contains("- VMM 2022 is reached from VMM 2019 (confirmed: MicrosoftDocs/SystemCenterDocs, includes/upgrade-to-vmm-2022.md)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_order_it_says_why()
    {
        var text = Text(new Estate("VMM 2022"), new Goal("VMM 2016"));

        Assert.Contains("There is no supported order as it is asked.\n\n> **Blocked: No order leads from VMM 2022 to VMM 2016.** VMM is not brought back", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_do_is_said_too() => Assert.EndsWith("Nothing has to change.\n", Text(new Estate("VMM 2025"), new Goal()), StringComparison.Ordinal);

    private static string Text(Estate estate, Goal goal) => PlanText.Of(estate, goal, new UpgradePlanner(Matrix).Plan(estate, goal), Matrix);
}
