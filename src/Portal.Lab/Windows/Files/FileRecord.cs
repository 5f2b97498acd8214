using System.Text.Json.Serialization;

namespace Portal.Lab.Windows.Files;

/// <summary>What Windows keeps beside a file or folder, where it is not the usual.</summary>
internal sealed record FileRecord
{
    public static FileRecord Usual { get; } = new();

    /// <summary>Inherits nothing.</summary>
    public bool Protected { get; init; }

    /// <summary>Entries of its own.</summary>
    public IReadOnlyList<AclEntry> Entries { get; init; } = [];

    /// <summary>What it inherited where it was, after a move within its volume; null where it inherits from where it is.</summary>
    public IReadOnlyList<AclEntry>? Kept { get; init; }

    /// <summary>Attributes.</summary>
    public FileMarks Marks { get; init; }

    /// <summary>Whether there is nothing to keep.</summary>
    [JsonIgnore]
    public bool IsUsual => !Protected && Entries.Count == 0 && Kept is null && Marks == FileMarks.None;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(FileRecord))]
internal sealed partial class FileRecordJson : JsonSerializerContext;
