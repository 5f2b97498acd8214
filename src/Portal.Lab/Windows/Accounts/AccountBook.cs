using Portal.Lab.HyperV.State;

namespace Portal.Lab.Windows.Accounts;

/// <summary>Names of accounts and their security identifiers, as a domain controller and each machine would translate them.</summary>
/// <param name="netbios">"LAB".</param>
/// <param name="dns">"lab.example".</param>
/// <param name="domainAccounts">Name in the domain ("portal", "HV01$") to SID.</param>
internal sealed class AccountBook(string netbios, string dns, IReadOnlyDictionary<string, string> domainAccounts)
{
    private const string MachinePrefix = @"NT VIRTUAL MACHINE\";
    private readonly Dictionary<string, string> _domain = new(domainAccounts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The SID of <c>LAB\portal</c>, <c>portal@lab.example</c>, <c>LAB\HV01$</c>, <c>NT VIRTUAL MACHINE\ID</c> or a well-known name; null where nobody knows it.</summary>
    public string? SidOf(string name)
    {
        if (WellKnownSids.ByName.TryGetValue(name, out var known)) return known;
        if (name.StartsWith(MachinePrefix, StringComparison.OrdinalIgnoreCase)) return Guid.TryParse(name.AsSpan(MachinePrefix.Length), out var id) ? VmSid.Of(id) : null;
        return InDomain(name) is { } plain ? _domain.GetValueOrDefault(plain) : null;
    }

    /// <summary>The name that Windows shows; null where nobody knows the SID.</summary>
    public string? NameOf(string sid)
    {
        foreach (var (name, known) in WellKnownSids.ByName)
            if (string.Equals(known, sid, StringComparison.OrdinalIgnoreCase)) return name;
        foreach (var (name, known) in _domain)
            if (string.Equals(known, sid, StringComparison.OrdinalIgnoreCase)) return $@"{netbios}\{name}";
        return null;
    }

    /// <summary>The SID of a computer or cluster account.</summary>
    public string OfComputer(string shortName) => _domain[NetBiosName.Of(shortName) + "$"];

    private string? InDomain(string name)
    {
        if (name.Split('\\') is [var domain, var plain])
            return string.Equals(domain, netbios, StringComparison.OrdinalIgnoreCase) || string.Equals(domain, dns, StringComparison.OrdinalIgnoreCase) ? plain : null;
        if (name.Split('@') is [var user, var realm]) return string.Equals(realm, dns, StringComparison.OrdinalIgnoreCase) ? user : null;
        return name;
    }
}
