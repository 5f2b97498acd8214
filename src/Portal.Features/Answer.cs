using System.Diagnostics.CodeAnalysis;
using Portal.Domain;

namespace Portal.Features;

/// <summary>What a use case gives: a value, or why not and the way out.</summary>
public sealed record Answer<T>
{
    internal Answer(T? value, Verdict verdict) => (Value, Verdict) = (value, verdict);

    /// <summary>Yes, or all the objections.</summary>
    public Verdict Verdict { get; }

    /// <summary>There is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsYes => Verdict.IsYes;

    /// <summary>What was asked for; nothing when the verdict is no.</summary>
    public T? Value { get; }
}

/// <summary>Makes answers.</summary>
public static class Answer
{
    /// <summary>Here it is.</summary>
    public static Answer<T> Yes<T>(T value) => new(value, Verdict.Yes);

    /// <summary>No, and why not.</summary>
    /// <exception cref="ArgumentException"><paramref name="verdict"/> is a yes.</exception>
    public static Answer<T> No<T>(Verdict verdict) =>
        verdict.IsYes ? throw new ArgumentException("A yes needs a value.", nameof(verdict)) : new(default, verdict);
}
