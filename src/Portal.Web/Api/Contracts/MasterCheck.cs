using Portal.Domain.Catalogs;

namespace Portal.Web.Api.Contracts;

/// <summary>What somebody confirms of a master, one by one: no host can tell.</summary>
internal enum MasterCheck
{
    /// <summary>cloud-init or cloudbase-init is installed, and a broker's agent where one is used.</summary>
    Agent = 0,

    /// <summary>What machines should not do all at once is off.</summary>
    Optimised = 1,

    /// <summary>Nothing in it belongs to one machine alone.</summary>
    Generalised = 2,
}

/// <summary>Between the list of them and what use cases take.</summary>
internal static class MasterCheckLists
{
    private static readonly (MasterCheck Word, MasterChecks Flag)[] Pairs =
        [(MasterCheck.Agent, MasterChecks.Agent), (MasterCheck.Optimised, MasterChecks.Optimised), (MasterCheck.Generalised, MasterChecks.Generalised)];

    /// <summary>Null is none.</summary>
    public static MasterChecks ToChecks(this IReadOnlyList<MasterCheck>? given) =>
        Pairs.Where(pair => given?.Contains(pair.Word) is true).Aggregate(MasterChecks.None, (all, pair) => all | pair.Flag);

    /// <summary>Empty for none.</summary>
    public static IReadOnlyList<MasterCheck> ToList(this MasterChecks checks) => [.. Pairs.Where(pair => checks.HasFlag(pair.Flag)).Select(pair => pair.Word)];
}
