using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Web.Pages.Audit;

/// <summary>JSON for people.</summary>
internal static class Json
{
    // It is shown as text: what would have to be escaped within a page is escaped by the page.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>With line breaks; what is no JSON stays as it is.</summary>
    public static string Pretty(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
