namespace Portal.Domain.Machines;

/// <summary>What a Windows machine, its account and its VM may be called: a NetBIOS name.</summary>
public static class MachineName
{
    /// <summary>NetBIOS takes 15 characters; the sixteenth tells its kind.</summary>
    public const int MostCharacters = 15;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private const string Remedy = "Use 1 to 15 of A-Z, 0-9 and hyphens, with a letter among them and no hyphen at either end, such as VDI-001.";

    /// <summary>Whether this can be a machine's name. Lower case counts as upper case.</summary>
    /// <param name="field">Where it was typed.</param>
    /// <param name="name">What was typed.</param>
    public static Verdict Judge(string field, string? name) => Fault(name) is { } rule ? Verdict.No(field, name, rule, Remedy) : Verdict.Yes;

    private static string? Fault(string? name) => name switch
    {
        null or "" => "A machine needs a name.",
        { Length: > MostCharacters } => $"A NetBIOS name has at most {MostCharacters} characters; this has {name.Length}.",
        _ when name.AsSpan().IndexOfAnyExcept(Allowed) is var at and >= 0 => $"A NetBIOS name has only A-Z, 0-9 and hyphens, not '{name[at]}'.",
        _ when name.All(char.IsAsciiDigit) => "A NetBIOS name may not be all digits.",
        _ when name[0] == '-' || name[^1] == '-' => "A NetBIOS name neither begins nor ends with a hyphen.",
        _ => null,
    };
}
