using System.Buffers;

namespace Portal.Domain.Access.Rules;

/// <summary>What an account or a token may be called.</summary>
/// <param name="field">Where it was typed.</param>
public sealed class AccountName(string field) : IRule<string?>
{
    /// <summary>Longest name.</summary>
    public const int MostCharacters = 64;

    /// <summary>Of which it is made.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@\\";

    private const string Remedy = @"Use letters, digits and . - _ @ \, such as anna.berg.";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Characters);

    /// <inheritdoc />
    public Verdict Judge(string? value) => value switch
    {
        null or "" => Verdict.No(field, value, "A name is needed.", Remedy),
        { Length: > MostCharacters } => Verdict.No(field, value[..MostCharacters] + "…", $"A name has at most {MostCharacters} characters; this has {value.Length}.", "Shorten it."),
        _ when value.AsSpan().IndexOfAnyExcept(Allowed) is var at and >= 0 => Verdict.No(field, value, $"A name has no '{value[at]}'.", Remedy),
        _ => Verdict.Yes,
    };
}
