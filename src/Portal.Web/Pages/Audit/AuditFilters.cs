using System.Globalization;
using Portal.Features.Audit;

namespace Portal.Web.Pages.Audit;

/// <summary>Filters of the audit log as the address has them: of the page and of its export alike.</summary>
/// <param name="Who">By this account or token, exactly.</param>
/// <param name="What">Of this deed: "create-catalog".</param>
/// <param name="Text">Anywhere in it.</param>
/// <param name="Outcome">"accepted" or "refused".</param>
/// <param name="From">First day, "2026-03-03", UTC.</param>
/// <param name="To">Last day, UTC.</param>
internal sealed record AuditFilters(string? Who, string? What, string? Text, string? Outcome, string? From, string? To)
{
    /// <summary>Outcomes to choose from.</summary>
    public const string Accepted = "accepted", Refused = "refused";

    /// <summary>Anything but all of it.</summary>
    public bool IsAny => this != new AuditFilters(null, null, null, null, null, null);

    /// <summary>As an address has them.</summary>
    public static AuditFilters Of(string? who, string? what, string? text, string? outcome, string? from, string? to) => new(Some(who), Some(what), Some(text), Some(outcome), Some(from), Some(to));

    /// <summary>What is asked of the log; what is no day does not matter.</summary>
    public AuditQuery ToQuery(string? cursor, int limit) => new()
    {
        Who = Who, What = What, Text = Text, Accepted = Outcome switch { Accepted => true, Refused => false, _ => null }, From = Day(From), To = Day(To)?.AddDays(1), Cursor = cursor, Limit = limit,
    };

    /// <summary>The end of an address that has them.</summary>
    public string ToAddress()
    {
        var parts = new (string Name, string? Value)[] { ("who", Who), ("what", What), ("q", Text), ("outcome", Outcome), ("from", From), ("to", To) }
            .Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
