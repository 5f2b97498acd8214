using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Web.Commands.Access;

/// <summary>How results are written.</summary>
internal enum ResultFormat
{
    /// <summary>For people.</summary>
    Table = 0,

    /// <summary>For programs.</summary>
    Json = 1,
}

/// <summary>What came of a command.</summary>
/// <param name="Text">For people: one line, or a table.</param>
/// <param name="Json">For programs.</param>
internal sealed record Result(string Text, object Json)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Said beside the result, to people.</summary>
    public string? Note { get; init; }

    /// <summary>Writes it.</summary>
    public Task WriteAsync(TextWriter output, ResultFormat format) => output.WriteLineAsync(format == ResultFormat.Json ? JsonSerializer.Serialize(Json, Readable) : Text);

    /// <summary>A table: columns as wide as what is in them, two blanks between.</summary>
    public static string Table(params IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        return string.Join(Environment.NewLine, rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }
}
