using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Catalogs.Creating;

/// <summary>One group of questions on the way to a catalog.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Title">For people.</param>
/// <param name="Fields">Of the order, that are answered here; beside them objections to the ground that they stand on.</param>
/// <param name="Answer">What was answered, in a line; null while it was not.</param>
public sealed record Step(string Key, string Title, IReadOnlyList<string> Fields, Func<CatalogAnswers, string?> Answer)
{
    /// <summary>In their order.</summary>
    public static IReadOnlyList<Step> All { get; } =
    [
        new("connection", "Connection", ["connectionId", "storageFolder", "switch", "account", "address"], answers => answers.ConnectionName),
        new("master", "Master and checkpoint", ["master", "checkpoint"], answers => answers.MasterName is null ? null : $"{answers.MasterName}, {answers.CheckpointName ?? "not chosen yet"}"),
        new("machines", "Machines", ["machines", "processors", "memoryBytes", "guest"],
            answers => answers.Count is { } count ? $"{Say.Count(count, "machine")}, {answers.Processors} vCPU, {answers.Memory} GiB{(answers.Guest is { } guest ? $", {guest}" : "")}" : null),
        new("names", "Names", ["namingPattern", "name"], answers => string.IsNullOrWhiteSpace(answers.Name) ? null : answers.NamingPattern is { Length: > 0 } pattern ? $"{answers.Name}: {pattern}" : answers.Name),
    ];

    /// <summary>The one of that key; the first where there is none.</summary>
    public static Step Of(string? key) => All.FirstOrDefault(step => step.Key == key) ?? All[0];

    /// <summary>Where somebody answers what is objected to; the last one where nobody asks for it.</summary>
    public static Step Of(Objection objection) => All.FirstOrDefault(step => step.Fields.Contains(objection.Field)) ?? All[^1];

    /// <summary>What comes after it; null after the last.</summary>
    public Step? Next => All.SkipWhile(step => step != this).Skip(1).FirstOrDefault();

    /// <summary>What comes before it; null before the first.</summary>
    public Step? Before => All.TakeWhile(step => step != this).LastOrDefault();

    /// <summary>What of a verdict is to be said here.</summary>
    public Verdict Of(Verdict verdict) => new([.. verdict.Objections.Where(objection => Of(objection) == this)]);
}
