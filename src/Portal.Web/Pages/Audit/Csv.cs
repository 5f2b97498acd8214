namespace Portal.Web.Pages.Audit;

/// <summary>Rows for spreadsheets.</summary>
/// <remarks>RFC 4180. A spreadsheet takes a cell that begins like a formula for one, and would run it: an apostrophe before it keeps it text.</remarks>
internal static class Csv
{
    private const string FormulaBegins = "=+-@\t\r\n";

    /// <summary>One row without its end.</summary>
    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string? text)
    {
        text ??= "";
        // Blanks before it do not keep a spreadsheet from seeing a formula.
        var begin = text.TrimStart(' ');
        if (begin.Length > 0 && FormulaBegins.Contains(begin[0], StringComparison.Ordinal)) text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
