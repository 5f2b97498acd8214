using Portal.Domain;

namespace Portal.Web.Pages.Connections.Adding;

/// <summary>One group of questions on the way to a connection.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Title">For people.</param>
/// <param name="Fields">That are answered here.</param>
/// <param name="NeedsOffer">Comes after the hosts, or VMM, have said what there is.</param>
/// <param name="Answer">What was answered, in a line; null while it was not.</param>
internal sealed record AddStep(string Key, string Title, IReadOnlyList<string> Fields, bool NeedsOffer, Func<ConnectionAnswers, string?> Answer)
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<AddStep> All { get; } =
    [
        new("type", "Type", ["throughVmm", "name"], NeedsOffer: false, answers => answers.ThroughVmm is { } vmm ? $"{(vmm ? "Hyper-V through VMM" : "Hyper-V without VMM")}" : null),
        new("sign-in", "Address and sign-in", ["vmmServer", "vmmMachine", "address", "transport", "account", "password"], NeedsOffer: false,
            answers => (answers.ThroughVmm == true ? answers.VmmServer : answers.Address) is { Length: > 0 } address ? address : null),
        new("place", "Cluster or host", ["place"], NeedsOffer: true, answers => answers.Place),
        new("storage", "Storage", ["storageKind", "storageFolder", "identityFolder", "stagingFolder"], NeedsOffer: true, answers => answers.StorageFolder is { Length: > 0 } folder ? folder : null),
        new("network", "Network", ["switch", "portClassification", "firstMac"], NeedsOffer: true, answers => answers.StorageFolder.Length == 0 ? null : answers.Switch is { Length: > 0 } network ? network : "none: machines stay unconnected"),
        new("limits", "Limits", ["diskOperationsPerHost", "sessionsPerHost", "activePowerActions", "newPowerActionsPerMinute", "powerActionsPercent"], NeedsOffer: true,
            answers => $"{answers.DiskOperationsPerHost} disk, {answers.SessionsPerHost} sessions, {answers.ActivePowerActions} power"),
        new("check", "Prerequisites", [], NeedsOffer: true, _ => "each with its remedy"),
    ];

    /// <summary>All fields that somebody answers.</summary>
    public static IReadOnlyList<string> Beside { get; } = [.. All.SelectMany(step => step.Fields)];

    /// <summary>The one of that key; the first where there is none.</summary>
    public static AddStep Of(string? key) => All.FirstOrDefault(step => step.Key == key) ?? All[0];

    /// <summary>Where it is.</summary>
    public string Address => $"/connections/new?step={Key}";

    /// <summary>What comes after it; null after the last.</summary>
    public AddStep? Next => All.SkipWhile(step => step != this).Skip(1).FirstOrDefault();

    /// <summary>What comes before it; null before the first.</summary>
    public AddStep? Before => All.TakeWhile(step => step != this).LastOrDefault();

    /// <summary>What of a verdict is to be said here.</summary>
    public Verdict Of(Verdict verdict) => new([.. verdict.Objections.Where(objection => Fields.Contains(objection.Field))]);
}
