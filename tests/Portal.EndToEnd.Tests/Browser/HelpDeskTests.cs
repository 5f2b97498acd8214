using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Browser;

public sealed class HelpDeskTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_keyboard_alone_a_machine_is_found_started_and_shut_down()
    {
        await using var portal = new Hosted();
        await portal.StartAsync(Ct);
        using var api = await portal.ApiAsync(Ct);
        var (_, run) = await api.OrderCatalogAsync("Office", "VDI-###", 3, Ct);
        await portal.AddAccountAsync("heidi", "help-desk", Ct);
        await api.FinishAsync(run, Ct);
        await using var heidi = await Visitor.ComeAsync(chromium, portal.Address);
        await heidi.SignInAsync("heidi");
        var keys = heidi.Page.Keyboard;

        await heidi.OpenAsync("catalogs");
        await keys.PressAsync("/");
        await keys.TypeAsync("vdi-00");
        await keys.PressAsync("Enter");
        await Expect(heidi.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(3);
        await Expect(heidi.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await Expect(heidi.Page.GetByRole(AriaRole.Option, new() { Name = "VDI-002" })).ToHaveAttributeAsync("aria-selected", "true");
        await keys.PressAsync("Enter");
        await TabToAsync(heidi, "Start VDI-002");
        await keys.PressAsync("Enter");

        var panel = heidi.Page.GetByRole(AriaRole.Complementary, new() { Name = "VDI-002" });
        await Expect(panel.GetByText("running", new() { Exact = true }).First).ToBeVisibleAsync();
        await panel.GetByText("More").FocusAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(heidi, "Shut down");
        await keys.PressAsync("Enter");
        await Expect(heidi.Button("Shut down VDI-002, its session ends")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");

        await Expect(panel.GetByText("off", new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Empty(heidi.Faults);
    }

    /// <summary>As somebody without a mouse goes there.</summary>
    private static async Task TabToAsync(Visitor visitor, string button)
    {
        const int mostStops = 40;
        var wanted = visitor.Button(button);
        await Expect(wanted).ToBeEnabledAsync();
        for (var stop = 0; stop < mostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"'{button}' is not among the first {mostStops} stops of the Tab key.");
    }
}
