namespace Portal.Lab.Windows;

/// <summary>The rights on a file or folder, as the lab keeps them.</summary>
/// <param name="Protected">Inherits nothing from above.</param>
/// <param name="Entries">Who may what. Written entries only; inherited ones are those of the folders above.</param>
public sealed record Acl(bool Protected, IReadOnlyList<AclEntry> Entries);

/// <summary>One entry of an access list.</summary>
/// <param name="Sid">"S-1-5-18", "S-1-5-83-0", or an account's.</param>
/// <param name="Access">What it gives.</param>
/// <param name="Inherits">For what is below a folder, too.</param>
/// <param name="Deny">Takes instead of giving.</param>
public sealed record AclEntry(string Sid, FileAccessKind Access, bool Inherits, bool Deny = false);

/// <summary>Rights, coarse enough for what the scripts do.</summary>
public enum FileAccessKind
{
    /// <summary>Read and execute.</summary>
    Read = 1,

    /// <summary>Read, write, delete.</summary>
    Modify = 2,

    /// <summary>Everything, the rights themselves too.</summary>
    Full = 3,
}
