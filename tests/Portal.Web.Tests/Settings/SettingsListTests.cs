using Microsoft.Extensions.Configuration;
using Portal.Web.Settings;
using Xunit;

namespace Portal.Web.Tests.Settings;

public sealed class SettingsListTests
{
    [Fact]
    public void Every_setting_of_the_template_is_listed()
    {
        var template = new ConfigurationBuilder().AddJsonFile(TestKit.Web.Checkout.At("appsettings.template.json")).Build();

        var keys = template.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key);

        Assert.Equal(keys.Order(StringComparer.Ordinal), Of().Select(setting => setting.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_set_outside_differs_and_what_repeats_the_default_does_not()
    {
        var settings = Of(("Portal:Work:Slots", "3"), ("Portal:Lab:Enabled", "true")).ToDictionary(setting => setting.Key);

        Assert.Equal(("3", "24", "1 to 500", true), (settings["Portal:Work:Slots"].Value, settings["Portal:Work:Slots"].Usual, settings["Portal:Work:Slots"].Range, settings["Portal:Work:Slots"].Differs));
        Assert.False(settings["Portal:Lab:Enabled"].Differs);
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        var settings = Of(("Portal:Database:ConnectionString", "Host=db;Password=open-sesame"), ("Portal:Administrator:Password", "open-sesame"));

        Assert.DoesNotContain("open-sesame", string.Concat(settings), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SettingView> Of(params (string Key, string Value)[] set) =>
        new SettingsList(new ConfigurationBuilder().AddInMemoryCollection(set.Select(each => new KeyValuePair<string, string?>(each.Key, each.Value))).Build()).All();
}
