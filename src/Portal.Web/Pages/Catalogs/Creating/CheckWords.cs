using Portal.Domain.Catalogs;

namespace Portal.Web.Pages.Catalogs.Creating;

/// <summary>One line of the master's checklist, in words.</summary>
/// <param name="Check">Which one.</param>
/// <param name="Key">Of its box.</param>
/// <param name="Title">What is confirmed.</param>
/// <param name="Why">Why it is asked, in a line.</param>
/// <param name="Short">In a list: "optimised".</param>
internal sealed record CheckWords(MasterChecks Check, string Key, string Title, string Why, string Short)
{
    /// <summary>In the order in which a master is made.</summary>
    public static IReadOnlyList<CheckWords> All { get; } =
    [
        new(MasterChecks.Agent, "agent", "Its agent is installed: cloud-init or cloudbase-init",
            "It takes each machine's name from the identity disk. Where a broker hands machines out, its agent (VDA) is there too.", "agent installed"),
        new(MasterChecks.Optimised, "optimised", "It is optimised",
            "Updates, scans and scheduled tasks would start in all machines at once. The VDA's installer has an option to optimize the desktop.", "optimised"),
        new(MasterChecks.Generalised, "generalised", "It is generalised",
            "Sysprep on Windows; on Linux no machine id and no host keys. Else all machines are one to domain, DHCP and SSH.", "generalised"),
    ];

    /// <summary>Those that are confirmed.</summary>
    public static IEnumerable<CheckWords> In(MasterChecks confirmed) => All.Where(each => confirmed.HasFlag(each.Check));

    /// <summary>Those that are not.</summary>
    public static IEnumerable<CheckWords> NotIn(MasterChecks confirmed) => All.Where(each => !confirmed.HasFlag(each.Check));

    /// <summary>"agent installed, optimised"; empty for none.</summary>
    public static string List(IEnumerable<CheckWords> checks) => string.Join(", ", checks.Select(each => each.Short));
}
