using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Security;

/// <summary>The rights of a file or folder in a script's hands: a <c>FileSecurity</c> of .NET, which has none outside Windows. Nothing changes before <c>Set-Acl</c>.</summary>
public sealed class FileSecurity
{
    private readonly IWindowsHost _host;
    private readonly IReadOnlyList<AclEntry> _inherited;
    private readonly List<AclEntry> _entries;

    internal FileSecurity(string path, Acl rights, IReadOnlyList<AclEntry> inherited, IWindowsHost host)
    {
        (Path, _host, _inherited, _entries) = (path, host, inherited, [.. rights.Entries]);
        AreAccessRulesProtected = rights.Protected;
    }

    /// <summary>Of the file or folder that it was read from.</summary>
    public string Path { get; }

    /// <summary>Inherits nothing.</summary>
    public bool AreAccessRulesProtected { get; private set; }

    /// <summary>All rules, those that are inherited behind its own.</summary>
    public IReadOnlyList<AccessRule> Access =>
    [
        .. _entries.Select(entry => new AccessRule(entry, _host, inherited: false)),
        .. (AreAccessRulesProtected ? [] : _inherited).Select(entry => new AccessRule(entry, _host, inherited: true)),
    ];

    internal Acl Rights => new(AreAccessRulesProtected, [.. _entries]);

    /// <summary>Inherits from now on, or no longer; what it inherited becomes its own where it shall be kept.</summary>
    public void SetAccessRuleProtection(bool isProtected, bool preserveInheritance)
    {
        if (isProtected && !AreAccessRulesProtected && preserveInheritance) _entries.AddRange(_inherited.Except(_entries).ToList());
        AreAccessRulesProtected = isProtected;
    }

    /// <summary>One rule more.</summary>
    /// <exception cref="HyperV.RefusalException">Nobody has the name in it.</exception>
    public void AddAccessRule(AccessRule rule)
    {
        var entry = rule.Entry(_host);
        if (!_entries.Contains(entry)) _entries.Add(entry);
    }

    /// <summary>One rule less; true when it was there.</summary>
    public bool RemoveAccessRule(AccessRule rule) => _entries.Remove(rule.Entry(_host));
}
