using System.Text.RegularExpressions;
using Portal.Lab.Windows;

namespace Portal.Lab.Site;

/// <summary>What a site must be like; the first fault is named.</summary>
internal static partial class SiteRules
{
    /// <exception cref="InvalidDataException">Something in the file cannot be.</exception>
    public static void Check(SiteFile file, string path)
    {
        if (Fault(file) is { } fault) throw new InvalidDataException($"{path}: {fault}");
    }

    private static string? Fault(SiteFile file)
    {
        if (!DomainName().IsMatch(file.Domain)) return $"\"domain\" is '{file.Domain}'; a name such as lab.example is needed.";
        if (!Sid().IsMatch(file.DomainSid)) return $"\"domainSid\" is '{file.DomainSid}'; S-1-5-21 and three numbers are needed.";
        var names = file.Hosts.Select(host => host.Name).Concat(file.Clusters.Select(cluster => cluster.Name)).Concat(file.Shares.Select(share => share.Server).Distinct()).Append(file.NetBios)
            .Concat(file.Vmm?.RoleName is { } role ? [role] : Array.Empty<string>()).ToList();
        if (names.FirstOrDefault(name => !ComputerName().IsMatch(name)) is { } odd) return $"'{odd}' is no computer name: 1 to 15 letters, digits and hyphens.";
        // Windows takes longer ones for a machine, of which NetBIOS knows the beginning: VMM's may be such.
        if (file.Consoles.FirstOrDefault(name => !HostName().IsMatch(name)) is { } strange) return $"'{strange}' is no name of a machine: 1 to 63 letters, digits and hyphens.";
        if (names.Concat(file.Consoles).GroupBy(NetBiosName.Of, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) return $"The name '{twice.First()}' is there twice.";
        if (file.Hosts.FirstOrDefault(host => ReleaseNames.Find(host.Windows) is null) is { } unknown)
            return $"\"windows\" of {unknown.Name} is '{unknown.Windows}'; it must be one of {string.Join(", ", ReleaseNames.All)}.";
        if (file.Hosts.FirstOrDefault(host => host.Cluster is { } name && file.Clusters.All(cluster => cluster.Name != name)) is { } stray) return $"{stray.Name} is in the cluster '{stray.Cluster}', which is not there.";
        if (file.Hosts.FirstOrDefault(host => !host.Drives.Contains("C") || host.Drives.Any(letter => letter is not [>= 'A' and <= 'Z'])) is { } drives)
            return $"\"drives\" of {drives.Name} must be capital letters, C among them.";
        if (file.Hosts.FirstOrDefault(host => host.MemoryBytes <= 0) is { } empty) return $"\"memoryBytes\" of {empty.Name} must be more than 0.";
        return file.Vmm is { } vmm ? SiteVmmRules.Fault(file, vmm) : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DomainName();

    [GeneratedRegex(@"^S-1-5-21(-\d{1,10}){3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sid();

    [GeneratedRegex("^[A-Za-z0-9-]{1,15}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComputerName();

    [GeneratedRegex("^[A-Za-z0-9-]{1,63}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();
}
