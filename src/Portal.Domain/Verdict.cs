namespace Portal.Domain;

/// <summary>Says yes, or no with reasons and ways out.</summary>
/// <typeparam name="T">What is judged.</typeparam>
public interface IRule<in T>
{
    /// <summary>Judges; never throws for bad input.</summary>
    Verdict Judge(T value);
}

/// <summary>Yes, or the objections.</summary>
public sealed record Verdict(IReadOnlyList<Objection> Objections)
{
    /// <summary>Nothing speaks against it.</summary>
    public static Verdict Yes { get; } = new([]);

    /// <summary>Nothing speaks against it.</summary>
    public bool IsYes => Objections.Count == 0;

    /// <summary>One objection.</summary>
    public static Verdict No(string field, string? value, string rule, string remedy) => new([new Objection(field, value, rule, remedy)]);

    /// <summary>All objections of both.</summary>
    public Verdict And(Verdict other) => IsYes ? other : other.IsYes ? this : new([.. Objections, .. other.Objections]);
}

/// <summary>Why not, and the way out.</summary>
/// <param name="Field">Where it was typed ("count").</param>
/// <param name="Value">What was typed; never a secret.</param>
/// <param name="Rule">What it must be.</param>
/// <param name="Remedy">What to do instead.</param>
public sealed record Objection(string Field, string? Value, string Rule, string Remedy)
{
    /// <summary>The run that holds what was asked for, where that is the reason.</summary>
    public HeldBy? HeldBy { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Field} '{Value}': {Rule} {Remedy}";
}
