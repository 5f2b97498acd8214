using Portal.Domain;

namespace Portal.Web.Components.Parts;

/// <summary>Objections beside the fields they are about.</summary>
internal static class Fields
{
    /// <summary>What is said of a field; null when nothing is.</summary>
    public static string? Of(this Verdict? verdict, string field)
    {
        var said = verdict?.Objections.Where(objection => objection.Field == field).Select(objection => $"{objection.Rule} {objection.Remedy}").ToList();
        return said is { Count: > 0 } ? string.Join(' ', said) : null;
    }
}
