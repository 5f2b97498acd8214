namespace Portal.Lab.Windows.Files;

/// <summary>What a path begins with: a drive, a cluster shared volume or a share, and the folder of this system that plays it.</summary>
/// <param name="Name">"C:\", "C:\ClusterStorage\Volume1\" or "\\files.lab.example\vms\".</param>
/// <param name="Folder">Full path on this system.</param>
/// <param name="Usual">Rights of its root, where nothing is wrong with them.</param>
internal sealed record Volume(string Name, string Folder, Acl Usual)
{
    /// <summary>Rights of its root.</summary>
    public Acl Rights => RightsNow?.Invoke() ?? Usual;

    /// <summary>Tells others than the usual ones, while something is wrong with them.</summary>
    public Func<Acl?>? RightsNow { get; init; }

    /// <summary>Of a share: who may come in at all, with full control. Null for a volume of the machine itself.</summary>
    public IReadOnlySet<string>? Visitors => VisitorsNow?.Invoke();

    /// <summary>Tells them; who is left out may change.</summary>
    public Func<IReadOnlySet<string>>? VisitorsNow { get; init; }

    /// <summary>Only holds other volumes, and is none itself: C:\ClusterStorage.</summary>
    public bool IsOnlyAFolder { get; init; }

    /// <summary>Whether the files lie on another machine.</summary>
    public bool IsShare => VisitorsNow is not null;

    /// <summary>What Windows gives on the root of a volume: the system and administrators everything, users to read.</summary>
    public static Acl UsualRights { get; } = new(true,
    [
        new AclEntry(Accounts.WellKnownSids.System, FileAccessKind.Full, Inherits: true),
        new AclEntry(Accounts.WellKnownSids.Administrators, FileAccessKind.Full, Inherits: true),
        new AclEntry(Accounts.WellKnownSids.Users, FileAccessKind.Read, Inherits: true),
    ]);
}
