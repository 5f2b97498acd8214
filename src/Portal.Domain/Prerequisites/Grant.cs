namespace Portal.Domain.Prerequisites;

/// <summary>What a list of rights gives somebody, as far as it can be told from here.</summary>
/// <param name="Kind">How much.</param>
/// <param name="By">The entry that says so, or the groups that perhaps do.</param>
internal sealed record Grant(GrantKind Kind, string? By)
{
    // Neither holds another machine's account. Names as English Windows has them: elsewhere they are taken for groups that nobody can look into.
    private static readonly HashSet<string> NeverOthers = new(StringComparer.OrdinalIgnoreCase)
    {
        "BUILTIN\\Administrators", "BUILTIN\\Users", "NT AUTHORITY\\SYSTEM", "CREATOR OWNER", "CREATOR GROUP", "NT AUTHORITY\\INTERACTIVE",
    };

    private const string BuiltIn = "S-1-5-32-", Administrators = BuiltIn + "544", Users = BuiltIn + "545";

    private static readonly string[] All = ["Everyone", "NT AUTHORITY\\Authenticated Users"];

    /// <summary>What the connection's account has, by itself or by a group of its token.</summary>
    /// <param name="list">The rights.</param>
    /// <param name="account">"LAB\portal".</param>
    /// <param name="token">Its groups on a host. Those of the domain hold on the file server too; built-in ones are each machine's own.</param>
    public static Grant OfAccount(AccessList list, string account, IReadOnlyCollection<TokenGroup> token)
    {
        var isAdministrator = token.Any(IsDomainAdmins);
        bool GoesAlong(TokenGroup group) => !group.Sid.StartsWith(BuiltIn, StringComparison.Ordinal) || group.Sid == Users || (isAdministrator && group.Sid == Administrators);

        var grant = Of(list, [account, .. All, .. token.Where(GoesAlong).Select(group => group.Name)], notBy: null);
        if (grant.Kind is GrantKind.Full or GrantKind.Denied || list.Entries.Any(entry => Names.Same(entry.Account, account))) return grant;
        var administrators = token.FirstOrDefault(group => group.Sid == Administrators)?.Name ?? "BUILTIN\\Administrators";
        return list.Entries.Any(entry => entry.Allows && IsFull(entry) && Names.Same(entry.Account, administrators)) ? new(GrantKind.Perhaps, administrators) : grant;
    }

    // Whoever is in it is an administrator of every machine of the domain.
    private static bool IsDomainAdmins(TokenGroup group) => group.Sid.StartsWith("S-1-5-21-", StringComparison.Ordinal) && group.Sid.EndsWith("-512", StringComparison.Ordinal);

    /// <summary>What a computer's account has ("HV01$"). Which groups it is in, nobody can see from here.</summary>
    /// <param name="list">The rights.</param>
    /// <param name="computer">"HV01$".</param>
    /// <param name="user">The connection's account: what it has, no computer has by it.</param>
    public static Grant OfComputer(AccessList list, string computer, string user) => Of(list, [computer, .. All, "Domain Computers"], user);

    private static Grant Of(AccessList list, IReadOnlyList<string> names, string? notBy)
    {
        bool Is(AccessEntry entry) => names.Any(name => Names.Same(name, entry.Account) || (!IsBuiltIn(entry.Account) && Names.Same(Names.WithoutDomain(name), Names.WithoutDomain(entry.Account))));

        var own = list.Entries.Where(Is).ToList();
        if (own.Find(entry => !entry.Allows) is { } denied) return new(GrantKind.Denied, denied.Account);
        if (own.Find(IsFull) is { } full) return new(GrantKind.Full, full.Account);
        if (notBy is not null)
        {
            var others = list.Entries.Where(entry => entry.Allows && IsFull(entry) && !Is(entry) && !Names.Same(entry.Account, notBy) && !entry.Account.EndsWith('$') && !NeverOthers.Contains(entry.Account)).Select(entry => entry.Account).ToList();
            if (others.Count > 0) return new(GrantKind.Perhaps, Names.List(others));
        }

        return own.Find(entry => entry.Allows) is { } less ? new(ReadsOnly(less) ? GrantKind.Read : GrantKind.Less, less.Rights) : new(GrantKind.None, null);
    }

    private static bool IsBuiltIn(string account) => account.StartsWith("BUILTIN\\", StringComparison.OrdinalIgnoreCase) || account.StartsWith("NT ", StringComparison.OrdinalIgnoreCase);

    // 268435456 is GENERIC_ALL, which Windows shows as a number.
    private static bool IsFull(AccessEntry entry) => entry.Rights is "Full" or "FullControl" or "268435456";

    private static bool ReadsOnly(AccessEntry entry) =>
        entry.Rights.Split(',', StringSplitOptions.TrimEntries).All(right => right is "Read" or "ReadAndExecute" or "Synchronize" or "ReadAttributes" or "ListDirectory");
}

/// <summary>How much somebody may.</summary>
internal enum GrantKind
{
    /// <summary>Everything.</summary>
    Full = 0,

    /// <summary>A group has everything, and nobody can see from here who is in it.</summary>
    Perhaps = 1,

    /// <summary>More than reading, and not everything.</summary>
    Less = 2,

    /// <summary>Reading alone.</summary>
    Read = 3,

    /// <summary>No entry.</summary>
    None = 4,

    /// <summary>An entry denies.</summary>
    Denied = 5,
}
