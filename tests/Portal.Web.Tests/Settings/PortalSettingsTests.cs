using Microsoft.Extensions.Configuration;
using Portal.TestKit.Web;
using Portal.Web.Settings;
using Xunit;

namespace Portal.Web.Tests.Settings;

public sealed class PortalSettingsTests
{
    private static readonly IConfigurationRoot Template =
        new ConfigurationBuilder().AddJsonFile(Checkout.At("appsettings.template.json"), optional: false).Build();

    [Theory]
    [InlineData("Portal:Work:Slots", "0", "It must be a whole number from 1 to 500. Correct it, or take it out to have 24.")]
    [InlineData("Portal:Work:Slots", "many", "It must be a whole number from 1 to 500. Correct it, or take it out to have 24.")]
    [InlineData("Portal:Work:LookSeconds", "61", "It must be a whole number from 1 to 60. Correct it, or take it out to have 2.")]
    [InlineData("Portal:Lab:Pace", "-0.1", "It must be a number from 0 to 100. Correct it, or take it out to have 0.")]
    [InlineData("Portal:Lab:Enabled", "maybe", "It must be true or false. Correct it, or take it out to have True.")]
    [InlineData("Portal:Database:Provider", "Oracle", "It must be Sqlite or PostgreSql or SqlServer. Correct it, or take it out to have Sqlite.")]
    [InlineData("Portal:Work:Slot", "3", "This is no setting. Did you mean Slots? appsettings.template.json holds them all.")]
    public void A_wrong_value_is_named_with_key_value_rule_and_remedy(string key, string value, string says)
    {
        var (settings, verdict) = Read((key, value));

        Assert.Null(settings);
        Assert.Equal($"{key} '{value}': {says}", Assert.Single(verdict.Objections).ToString());
    }

    [Fact]
    public void A_server_database_needs_a_connection_string()
    {
        var (_, verdict) = Read(("Portal:Database:Provider", "PostgreSql"));

        Assert.Equal("Portal:Database:ConnectionString", Assert.Single(verdict.Objections).Field);
    }

    [Fact]
    public void Without_any_settings_the_defaults_hold()
    {
        var (settings, verdict) = Read();

        Assert.True(verdict.IsYes);
        Assert.Equal(DatabaseKind.Sqlite, settings!.Database.Provider);
    }

    [Fact]
    public void The_template_holds_every_option_with_its_default_and_nothing_else()
    {
        Assert.Equal(["Portal"], Template.GetChildren().Select(section => section.Key));
        Assert.Equal(
            Options(new PortalSettings(), PortalSettings.Key).Order(StringComparer.Ordinal),
            Template.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_template_is_itself_a_valid_set_of_settings() => Assert.True(PortalSettings.Read(Template).Verdict.IsYes);

    private static IEnumerable<string> Options(object options, string path) =>
        options.GetType().GetProperties().SelectMany(property => property.GetValue(options) switch
        {
            { } section when property.PropertyType.IsClass && section is not string => Options(section, $"{path}:{property.Name}"),
            var value => [FormattableString.Invariant($"{path}:{property.Name}={value}")],
        });

    private static (PortalSettings? Settings, Portal.Domain.Verdict Verdict) Read(params (string Key, string? Value)[] pairs) =>
        PortalSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).Build());
}
