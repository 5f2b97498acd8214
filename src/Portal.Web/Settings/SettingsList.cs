using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Portal.Web.Settings;

/// <summary>What the portal was started with, setting by setting: what a file or the environment sets is shown, and changed there.</summary>
internal sealed class SettingsList(IConfiguration configuration)
{
    private static readonly string[] Secret = ["ConnectionString", "Password"];

    /// <summary>All settings, in the order of <c>appsettings.template.json</c>.</summary>
    public IReadOnlyList<SettingView> All() => [.. Below(configuration.GetSection(PortalSettings.Key), typeof(PortalSettings))];

    private static IEnumerable<SettingView> Below(IConfigurationSection section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var child = section.GetSection(property.Name);
            if (property.PropertyType.IsClass && property.PropertyType != typeof(string))
            {
                foreach (var each in Below(child, property.PropertyType)) yield return each;
                continue;
            }

            var usual = Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture) ?? "";
            var value = child.Value ?? usual;
            var hidden = Secret.Contains(property.Name);
            yield return new(
                $"{section.Path}:{property.Name}", hidden ? Hide(value) : value, hidden ? Hide(usual) : usual, RangeOf(property), child.Value is not null && !string.Equals(child.Value, usual, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Hide(string value) => value.Length == 0 ? "" : "(secret)";

    private static string RangeOf(PropertyInfo property) =>
        property.PropertyType == typeof(bool) ? "true or false"
        : property.PropertyType.IsEnum ? string.Join(", ", Enum.GetNames(property.PropertyType))
        : property.GetCustomAttribute<RangeAttribute>() is { } range ? FormattableString.Invariant($"{range.Minimum} to {range.Maximum}")
        : "text";
}

/// <summary>A setting.</summary>
/// <param name="Key">"Portal:Work:Slots".</param>
/// <param name="Value">That holds.</param>
/// <param name="Usual">That would hold if nobody had said anything.</param>
/// <param name="Range">Of values that it takes.</param>
/// <param name="Differs">A file or the environment sets it otherwise.</param>
internal sealed record SettingView(string Key, string Value, string Usual, string Range, bool Differs);
