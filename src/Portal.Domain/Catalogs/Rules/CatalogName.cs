using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>A catalog's name is a folder's name too, and no other catalog has it.</summary>
/// <param name="taken">Names of the others.</param>
public sealed class CatalogName(IEnumerable<string> taken) : IRule<string>
{
    /// <summary>Longest name.</summary>
    public const int MostCharacters = 64;

    /// <inheritdoc />
    public Verdict Judge(string value)
    {
        if (string.IsNullOrWhiteSpace(value)) return No(value, "A catalog needs a name.", "Give it one, such as Office.");
        if (value.Length > MostCharacters) return No(value, $"A catalog's name has at most {MostCharacters} characters; this has {value.Length}.", "Shorten it.");
        if (WindowsPath.FaultOfName(value) is { } fault) return No(value, $"The name is a folder's name too. {fault}", "Use letters, digits, spaces and hyphens.");
        return taken.FirstOrDefault(other => string.Equals(other, value, StringComparison.OrdinalIgnoreCase)) is { } same
            ? No(value, $"There is a catalog '{same}' already.", "Choose another name, or add machines to that one.")
            : Verdict.Yes;
    }

    private static Verdict No(string? value, string rule, string remedy) => Verdict.No("name", value, rule, remedy);
}
