namespace Portal.Domain.Prerequisites;

/// <summary>Names of machines, as rules compare them.</summary>
internal static class Names
{
    /// <summary>NetBIOS names end there.</summary>
    public const int MostOfNetBios = 15;

    /// <summary>Windows does not care about case.</summary>
    public static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>"hv01" of "hv01.lab.example".</summary>
    public static string Short(string name) => name.Split('.')[0];

    /// <summary>Whether a name (short or full) is that of a machine: two full ones are compared whole.</summary>
    public static bool SameMachine(string one, string other) => one.Contains('.', StringComparison.Ordinal) && other.Contains('.', StringComparison.Ordinal)
        ? Same(one, other)
        : Same(Short(one), Short(other));

    /// <summary>"HV01$": the account of a computer, or of a cluster.</summary>
    public static string Account(string fqdn)
    {
        var name = Short(fqdn).ToUpperInvariant();
        return (name.Length > MostOfNetBios ? name[..MostOfNetBios] : name) + '$';
    }

    /// <summary>"HV01$" of "LAB\HV01$".</summary>
    public static string WithoutDomain(string account) => account[(account.LastIndexOf('\\') + 1)..];

    /// <summary>"hv01, hv02 and 3 more".</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        const int Most = 5;
        return names.Count <= Most + 1
            ? string.Join(", ", names)
            : FormattableString.Invariant($"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more");
    }
}
