using Portal.Domain.Connections;

namespace Portal.Domain.Access.Rules;

/// <summary>A password is long, and not the name. What it is made of is its owner's matter.</summary>
/// <param name="name">Of the account.</param>
public sealed class PasswordIsLong(string? name) : IRule<Secret>
{
    /// <summary>Shortest password.</summary>
    public const int Least = 12;

    /// <summary>Longest: hashing more costs time, not safety.</summary>
    public const int Most = 256;

    private const string Field = "password";

    /// <inheritdoc />
    public Verdict Judge(Secret value)
    {
        var password = value.Reveal();
        if (password.Length is < Least or > Most)
            return Verdict.No(Field, null, $"A password has {Least} to {Most} characters; this has {password.Length}.", "Four words in a row are easy to keep in mind.");
        return !string.IsNullOrEmpty(name) && password.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? Verdict.No(Field, null, "A password does not hold the account's name.", "Take another one.")
            : Verdict.Yes;
    }
}
