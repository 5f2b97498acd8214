using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Lab.Endpoint;

/// <summary>The first line that a client sends: one line of JSON, at most 64 KiB.</summary>
internal static class Hello
{
    private const int Longest = 64 << 10;

    /// <summary>Reads the line, and not a byte more: what follows it belongs to PSRP.</summary>
    /// <returns>Null when the client went before it had sent one.</returns>
    /// <exception cref="Complaint">It is no line of JSON.</exception>
    public static async Task<JsonObject?> ReadAsync(Stream client, CancellationToken ct)
    {
        var line = new List<byte>(512);
        var next = new byte[1];
        while (line.Count < Longest)
        {
            if (await client.ReadAsync(next, ct) == 0) return null;
            if (next[0] == '\n') return Parse([.. line]);
            line.Add(next[0]);
        }

        throw NoJson();
    }

    /// <summary>A text of the line.</summary>
    /// <exception cref="Complaint">It is not there, or no text.</exception>
    public static string Text(this JsonObject line, string name) => line.TextOrNull(name) ?? throw new Complaint(name, null, "It must be there.", "Send it in the line.");

    /// <summary>A text of the line; null where it is not there.</summary>
    /// <exception cref="Complaint">It is no text.</exception>
    public static string? TextOrNull(this JsonObject line, string name) => line[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new Complaint(name, null, "It must be a text.", "Send it in quotes."),
    };

    private static JsonObject Parse(byte[] line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw NoJson();
        }
        catch (JsonException)
        {
            throw NoJson();
        }
    }

    private static Complaint NoJson() => new("line", null, $"It must be one line of JSON, at most {Longest} bytes.", "See docs/decisions/0003.");
}
