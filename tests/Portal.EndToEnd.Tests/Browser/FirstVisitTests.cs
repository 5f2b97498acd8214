using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

public sealed class FirstVisitTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_visitor_makes_the_administrator_with_the_printed_code_and_no_log_has_it()
    {
        await using var portal = new Hosted();
        portal.Settings.Clear();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        var code = await portal.Portal.Code.WaitAsync(Ct);

        await anna.Page.GotoAsync("machines");
        await Expect(anna.Title("Make the first administrator")).ToBeVisibleAsync();
        await FillAsync(anna, "AAAAA-AAAAA-AAAAA-AAAAA", "anna", "four words in a row");
        await Expect(anna.Page.GetByText("It is not the code that the portal printed")).ToBeVisibleAsync();
        await FillAsync(anna, code, "anna", "four words in a row");

        await Expect(anna.Page.GetByLabel("Account anna")).ToBeVisibleAsync();
        await using var ben = await Visitor.ComeAsync(chromium, portal.Address);
        await ben.Page.GotoAsync("first");
        await Expect(ben.Title("Sign in")).ToBeVisibleAsync();
        Assert.Single(portal.Portal.Said.Split('\n'), line => line.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain("four words", portal.Portal.Said, StringComparison.Ordinal);
        Assert.Empty(anna.Faults);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);
        await anna.Page.GotoAsync("sign-in");
        for (var wrong = 0; wrong < 6; wrong++)
        {
            await anna.Page.GetByLabel("Name").FillAsync(Hosted.Name);
            await anna.Page.GetByLabel("Password").FillAsync("not this one at all");
            await anna.Button("Sign in").ClickAsync();
            await Expect(anna.Page.GetByText(wrong < 4 ? "The name or the password is wrong." : "This account is locked.")).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData(@"/\evil.example/")]
    public async Task A_way_back_leads_to_the_portal_alone(string from)
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        await using var anna = await Visitor.ComeAsync(chromium, portal.Address);

        await anna.Page.GotoAsync("sign-in?from=" + Uri.EscapeDataString(from));
        await anna.Page.GetByLabel("Name").FillAsync(Hosted.Name);
        await anna.Page.GetByLabel("Password").FillAsync(Hosted.Password);
        await anna.Button("Sign in").ClickAsync();

        await Expect(anna.Page).ToHaveURLAsync(portal.Address.ToString());
    }

    private static async Task FillAsync(Visitor visitor, string code, string name, string password)
    {
        await visitor.Page.GetByLabel("Code").FillAsync(code);
        await visitor.Page.GetByLabel("Name").FillAsync(name);
        await visitor.Page.GetByLabel("Password").FillAsync(password);
        await visitor.Button("Make the administrator").ClickAsync();
    }
}
