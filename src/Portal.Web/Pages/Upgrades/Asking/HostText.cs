using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades.Asking;

/// <summary>A cluster or host in one word of an address: "HVC01:Windows Server 2012 R2;Windows Server 2012". No release has a colon or semicolon.</summary>
internal static class HostText
{
    /// <summary>The parameter, given once for each.</summary>
    public const string Name = "host";

    private const char Runs = ':', And = ';';

    public static string Write(HostGroup group) => $"{group.Name}{Runs}{string.Join(And, group.Runs)}";

    /// <summary>What is no such word is a name that runs nothing.</summary>
    public static HostGroup Read(string text) => text.LastIndexOf(Runs) is var at && at < 0
        ? new(text.Trim())
        : new(text[..at].Trim(), [.. text[(at + 1)..].Split(And, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
}
