using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Catalogs;

namespace Portal.Web.Pages.Catalogs.Creating;

/// <summary>What somebody answered so far on the way to a catalog, as typed: half a number is kept as half a number.</summary>
public sealed record CatalogAnswers
{
    /// <summary>What drafts of it are kept as.</summary>
    public const string Kind = "create-catalog";

    /// <summary>What <see cref="Checkpoint"/> says for the master's disk as it is now.</summary>
    public const string CurrentDisk = "current-disk";

    public Guid? Connection { get; init; }

    /// <summary>For people, while the hosts were not asked again.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>The host's id of the virtual machine: names may be given twice.</summary>
    public string? Master { get; init; }

    public string? MasterName { get; init; }

    /// <summary>Id of a checkpoint, or <see cref="CurrentDisk"/>.</summary>
    public string? Checkpoint { get; init; }

    public string? CheckpointName { get; init; }

    /// <summary>Of the master as it is at that checkpoint: another one is asked for anew.</summary>
    public MasterChecks Confirmed { get; init; }

    /// <summary>When the first of it was; null while nothing is.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    public string? Machines { get; init; }

    public string? Processors { get; init; } = "2";

    /// <summary>GiB of each machine: "2", "0.5".</summary>
    public string? Memory { get; init; } = "2";

    public GuestKind? Guest { get; init; }

    public string? NamingPattern { get; init; }

    public string? Name { get; init; }

    /// <summary>The plan that was made of these answers last; null once one was changed.</summary>
    public Guid? Plan { get; init; }

    /// <summary>Nothing was answered yet.</summary>
    [JsonIgnore]
    public bool IsEmpty => this == new CatalogAnswers();

    /// <summary>What people call the draft.</summary>
    [JsonIgnore]
    public string Title => string.IsNullOrWhiteSpace(Name) ? "without a name yet" : Name;

    /// <summary>How many machines; null when what is typed is no number.</summary>
    [JsonIgnore]
    public int? Count => Whole(Machines);

    /// <summary>Bytes of each machine; null when what is typed is no number.</summary>
    [JsonIgnore]
    public long? MemoryBytes =>
        decimal.TryParse(Memory?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var gib) && gib < 1_000_000 ? (long)(gib * (1L << 30)) : null;

    /// <summary>How many processors; null when what is typed is no number.</summary>
    [JsonIgnore]
    public int? ProcessorCount => Whole(Processors);

    /// <summary>The same with nothing confirmed of the master.</summary>
    public CatalogAnswers Unconfirmed() => this with { Confirmed = MasterChecks.None, ConfirmedAt = null };

    /// <summary>The order that these answers make. What is missing stays empty: rules say so.</summary>
    public CatalogOrder ToOrder() => new()
    {
        Name = Name?.Trim() ?? "",
        ConnectionId = Connection ?? Guid.Empty,
        Master = Master ?? "",
        Checkpoint = Checkpoint == CurrentDisk ? null : Checkpoint,
        Confirmed = Confirmed,
        ConfirmedAt = ConfirmedAt,
        NamingPattern = NamingPattern?.Trim() ?? "",
        Machines = Count ?? 0,
        Guest = Guest ?? GuestKind.Linux,
        Processors = ProcessorCount ?? 0,
        MemoryBytes = MemoryBytes ?? 0,
    };

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Empty when it is none: a draft of another version.</summary>
    public static CatalogAnswers Of(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CatalogAnswers>(json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static int? Whole(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
