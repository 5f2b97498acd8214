using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Lab.HyperV.State;
using Portal.Lab.Site;

namespace Portal.Lab.Masters;

/// <summary>A machine that the lab itself has put up, written when all of it is there.</summary>
/// <param name="Name">Of the machine.</param>
/// <param name="Host">Short name of the machine that got it.</param>
/// <param name="Id">Of the machine.</param>
internal sealed record MasterRecord(string Name, string Host, Guid Id)
{
    /// <summary>What it was imported from; null for one of the lab's own.</summary>
    public MasterSource? Source { get; init; }

    /// <summary>Those of a lab.</summary>
    /// <exception cref="InvalidDataException">A record is damaged.</exception>
    public static IReadOnlyList<MasterRecord> All(LabFolder folder)
    {
        Directory.CreateDirectory(folder.Masters);
        WholeFile.Sweep(folder.Masters);
        return [.. Directory.EnumerateFiles(folder.Masters, "*.json").Order(StringComparer.OrdinalIgnoreCase).Select(Read)];
    }

    /// <summary>Keeps it.</summary>
    public void Write(LabFolder folder)
    {
        Directory.CreateDirectory(folder.Masters);
        WholeFile.Write(Path.Combine(folder.Masters, $"{Name.ToUpperInvariant()}.json"), JsonSerializer.SerializeToUtf8Bytes(this, MasterJson.Default.MasterRecord));
    }

    private static MasterRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), MasterJson.Default.MasterRecord) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no master of the lab: {wrong.Message} Delete it.", wrong);
        }
    }
}

/// <summary>A file as it was when it was imported.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">Last write.</param>
/// <param name="Generation">Of the machine that was made from it.</param>
internal sealed record MasterSource(string Path, long Length, DateTimeOffset Written, int Generation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MasterRecord))]
internal sealed partial class MasterJson : JsonSerializerContext;
