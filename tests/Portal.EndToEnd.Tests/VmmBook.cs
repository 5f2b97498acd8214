using System.Text.Json;

namespace Portal.EndToEnd.Tests;

/// <summary>What the lab's VMM has in its database: its own files, asked of nobody.</summary>
internal static class VmmBook
{
    private const string Mark = "portal:";

    /// <summary>Machines that VMM has and that carry a stamp in their description.</summary>
    public static IReadOnlyList<StampedMachine> Of(TryFolder folder)
    {
        var rows = Path.Combine(folder.Data, "lab", "state", "vmm", "machines");
        return Directory.Exists(rows) ? [.. Directory.GetFiles(rows, "*.json").Select(Read).OfType<StampedMachine>()] : [];
    }

    private static StampedMachine? Read(string file)
    {
        using var row = JsonDocument.Parse(File.ReadAllText(file));
        var described = row.RootElement.TryGetProperty("description", out var text) ? text.GetString()! : "";
        return described.StartsWith(Mark, StringComparison.Ordinal) ? new(row.RootElement.GetProperty("name").GetString()!, described[Mark.Length..]) : null;
    }
}
