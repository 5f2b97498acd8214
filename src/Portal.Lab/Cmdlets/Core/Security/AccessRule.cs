using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Security;

/// <summary>Who may what with a file: a <c>FileSystemAccessRule</c> of .NET, which has none outside Windows.</summary>
public sealed class AccessRule
{
    internal AccessRule(Identity identity, string rights, string inheritance, string type) => (IdentityReference, Kind, InheritanceFlags, AccessControlType) =
        (identity, KindOf(rights), Enum.Parse<RuleInheritance>(inheritance, ignoreCase: true), Enum.Parse<RuleType>(type, ignoreCase: true));

    internal AccessRule(AclEntry entry, IWindowsHost host, bool inherited) => (IdentityReference, Kind, InheritanceFlags, AccessControlType, IsInherited) =
        (new Identity(host.NameOf(entry.Sid)), entry.Access, entry.Inherits ? RuleInheritance.ContainerInherit | RuleInheritance.ObjectInherit : RuleInheritance.None,
            entry.Deny ? RuleType.Deny : RuleType.Allow, inherited);

    /// <summary>Whose.</summary>
    public Identity IdentityReference { get; }

    /// <summary>What it gives or takes.</summary>
    public string FileSystemRights => Kind switch
    {
        FileAccessKind.Full => "FullControl",
        FileAccessKind.Modify => "Modify, Synchronize",
        _ => "ReadAndExecute, Synchronize",
    };

    /// <summary>For what is below.</summary>
    public RuleInheritance InheritanceFlags { get; }

    /// <summary>Gives or takes.</summary>
    public RuleType AccessControlType { get; }

    /// <summary>Comes from a folder above.</summary>
    public bool IsInherited { get; }

    internal FileAccessKind Kind { get; }

    internal AclEntry Entry(IWindowsHost host) => new(IdentityReference.Sid(host), Kind, InheritanceFlags != RuleInheritance.None, AccessControlType == RuleType.Deny);

    private static FileAccessKind KindOf(string rights) => rights.Split(',', StringSplitOptions.TrimEntries).Max(right => right.ToUpperInvariant() switch
    {
        "FULLCONTROL" => FileAccessKind.Full,
        "MODIFY" => FileAccessKind.Modify,
        "READANDEXECUTE" or "READ" => FileAccessKind.Read,
        "SYNCHRONIZE" => default,
        _ => throw new ArgumentException($"The lab keeps FullControl, Modify, ReadAndExecute and Read, not {right}.", nameof(rights)),
    });
}

/// <summary>Which things below a folder a rule is for, with the numbers of .NET's <c>InheritanceFlags</c>.</summary>
[Flags]
public enum RuleInheritance
{
    /// <summary>The folder alone.</summary>
    None = 0,

    /// <summary>Folders.</summary>
    ContainerInherit = 1,

    /// <summary>Files.</summary>
    ObjectInherit = 2,
}

/// <summary>What a rule does, with the numbers of .NET's <c>AccessControlType</c>.</summary>
public enum RuleType
{
    /// <summary>Gives.</summary>
    Allow = 0,

    /// <summary>Takes.</summary>
    Deny = 1,
}
