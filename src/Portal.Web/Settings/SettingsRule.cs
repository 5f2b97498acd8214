using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Portal.Domain;
using Portal.Web.Commands;

namespace Portal.Web.Settings;

/// <summary>A key must be a setting, and its value within the setting's range. Said before anything starts, with key, value, rule and remedy.</summary>
internal static class SettingsRule
{
    /// <summary>Judges every key below <paramref name="section"/> against the properties of <paramref name="type"/>.</summary>
    public static Verdict Judge(IConfigurationSection section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return section.GetChildren().Aggregate(Verdict.Yes, (so, child) => so.And(JudgeKey(child, properties, defaults)));
    }

    private static Verdict JudgeKey(IConfigurationSection child, PropertyInfo[] properties, object defaults)
    {
        if (Array.Find(properties, each => string.Equals(each.Name, child.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
        {
            var names = properties.Select(each => each.Name).ToList();
            var meant = Nearest.To(child.Key, names) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", names)}.";
            return Verdict.No(child.Path, child.Value, "This is no setting.", $"{meant} appsettings.template.json holds them all.");
        }

        if (property.PropertyType.IsClass && property.PropertyType != typeof(string)) return Judge(child, property.PropertyType);
        var usual = Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture);
        return Rule(property) is var (rule, holds) && child.Value is { } value && holds(value)
            ? Verdict.Yes
            : Verdict.No(child.Path, child.Value, rule, $"Correct it, or take it out to have {(usual is "" ? "none" : usual)}.");
    }

    private static (string Rule, Func<string, bool> Holds) Rule(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string)) return ("It must be a text.", _ => true);
        if (type == typeof(bool)) return ("It must be true or false.", text => bool.TryParse(text, out _));
        if (type.IsEnum)
            return ($"It must be {string.Join(" or ", Enum.GetNames(type))}.", text => Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase));

        var range = property.GetCustomAttribute<RangeAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} is a number without a range.");
        var kind = type == typeof(int) ? "a whole number" : "a number";
        return (FormattableString.Invariant($"It must be {kind} from {range.Minimum} to {range.Maximum}."), text => Within(text, type, range));
    }

    private static bool Within(string text, Type type, RangeAttribute range) =>
        type == typeof(int)
            ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && range.IsValid(whole)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && range.IsValid(number);
}
