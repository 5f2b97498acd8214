using Portal.Domain;
using Portal.Features.Access;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Answering;

/// <summary>What speaks against a request, as answers.</summary>
internal static class Problems
{
    private const int MostCharacters = 200;

    /// <summary>One fault of the request itself.</summary>
    public static ProblemResult At(Code code, string pointer, string? value, string rule, string remedy) => new(code, $"{rule} {remedy}", [new(pointer, Cut(value), rule, remedy)]);

    /// <summary>Faults of the request itself.</summary>
    public static ProblemResult At(Code code, IReadOnlyList<Fault> faults) =>
        new(code, faults is [var only] ? $"{only.Rule} {only.Remedy}" : FormattableString.Invariant($"{faults.Count} faults are listed."), faults);

    /// <summary>There is none of this id.</summary>
    public static ProblemResult NotFound(string what, Guid id) => At(Code.NotFound, "path:id", id.ToString(), $"There is no such {what}.", "Choose one of the list.");

    /// <summary>He was not let in.</summary>
    public static ProblemResult Of(Admission admission) =>
        new(admission.IsUnknown ? Code.Unauthenticated : Code.NotAllowed, string.Join(' ', admission.Verdict.Objections.Select(each => $"{each.Rule} {each.Remedy}")));

    /// <summary>A rule's no; where a run holds what was asked for, and nothing else speaks against it, that is said.</summary>
    /// <param name="verdict">Not a yes.</param>
    /// <param name="pointer">Where each field was given; null for "/" and its name.</param>
    public static ProblemResult Of(Verdict verdict, Func<string, string>? pointer = null)
    {
        pointer ??= field => $"/{field}";
        var faults = verdict.Objections.Select(each => new Fault(pointer(each.Field), Cut(each.Value), each.Rule, each.Remedy)).ToList();
        var held = verdict.Objections.Select(each => each.HeldBy).OfType<HeldBy>().FirstOrDefault();
        var code = held is not null && verdict.Objections.All(each => each.HeldBy is not null) ? Code.Held : Code.Refused;
        return new(code, At(code, faults).Detail, faults, held is null ? null : new(held.Run, held.Title));
    }

    /// <summary>A rule's no to a parameter.</summary>
    public static ProblemResult Of(Verdict verdict, Code code, string pointer) => At(code, [.. verdict.Objections.Select(each => new Fault(pointer, Cut(each.Value), each.Rule, each.Remedy))]);

    /// <summary>Values are repeated so that one sees what is meant, not to send them back and forth.</summary>
    public static string? Cut(string? value) => value is null || value.Length <= MostCharacters ? value : value[..MostCharacters] + "…";
}
