using Portal.Domain.Prerequisites.Rules;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites;

/// <summary>All prerequisites, in the order in which people read them.</summary>
public static class RuleBook
{
    /// <summary>By the matrix that is built in.</summary>
    public static IReadOnlyList<IPrerequisite> All { get; } = By(SupportMatrix.Shipped);

    private static readonly Dictionary<string, IPrerequisite> ByKey = All.ToDictionary(rule => rule.Key, StringComparer.Ordinal);

    /// <summary>By another matrix.</summary>
    public static IReadOnlyList<IPrerequisite> By(SupportMatrix matrix) =>
    [
        new HostsAnswer(),
        new HostIsWhoItSays(),
        new PlaceIsChosen(),
        new VmmReleaseIsSupported(matrix),
        new VmmManagesHosts(matrix),
        new SameForest(),
        new VmmConsoleFits(),
        new VmmNeedsWindowsPowerShell(),
        new VmmRoleSuffices(),
        new VmmListsStorage(),
        new HostsAreInTheRolesGroups(),
        new VmmIsNoHost(),
        new VmmNameIsShort(),
        new PortalIsNoHost(),
        new LocalAdministrator(),
        new PowerShellIsNewEnough(),
        new ClusterIsNotMixed(matrix),
        new ClusterNodesAreUp(),
        new ClocksAgree(),
        new AccountCanBeDelegated(),
        new CredSspIsUsable(matrix),
        new PasswordForShares(),
        new SharesAreSupported(matrix),
        new StorageIsReached(),
        new FoldersAreNotNested(),
        new FolderTakesDisks(),
        new AccountHoldsShares(),
        new ComputersHoldShares(),
        new SecondHopWorks(),
        new RoomIsLeft(),
        new HostsHaveTheNetwork(),
    ];

    /// <summary>The one with this key; null when the book has it no more.</summary>
    public static IPrerequisite? Find(string key) => ByKey.GetValueOrDefault(key);
}
