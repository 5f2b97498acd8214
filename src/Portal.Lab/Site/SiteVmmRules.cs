using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Site;

/// <summary>What a VMM of a site must be like.</summary>
internal static class SiteVmmRules
{
    /// <summary>The first fault, in words; null where there is none.</summary>
    public static string? Fault(SiteFile file, SiteVmm vmm)
    {
        if (VmmReleases.Find(vmm.Release) is not { } release) return $"\"release\" of {vmm.Name} is '{vmm.Release}'; it must be one of {string.Join(", ", VmmReleases.All)}.";
        if (!string.Equals(vmm.Windows, release.OwnWindows().Name(), StringComparison.OrdinalIgnoreCase)) return $"\"windows\" of {vmm.Name} is '{vmm.Windows}'; VMM {vmm.Release} runs on {release.OwnWindows().Name()} here.";
        if (Missing(vmm) is { } field) return $"\"{field}\" of {vmm.Name} is missing.";
        return OfGroups(file, vmm) ?? OfNetworks(vmm) ?? OfHosts(file, vmm, release);
    }

    // What the file leaves out is not there, whatever the type says.
    private static string? Missing(SiteVmm vmm) =>
        (object?)vmm.MacPool is null ? "macPool" : string.IsNullOrEmpty(vmm.LocalClassification) ? "localClassification" : string.IsNullOrEmpty(vmm.RemoteClassification) ? "remoteClassification" : null;

    private static string? OfGroups(SiteFile file, SiteVmm vmm)
    {
        var named = vmm.HostGroups.SelectMany(group => group.Hosts).ToList();
        if (named.FirstOrDefault(name => !file.Hosts.Any(host => Same(host.Name, name))) is { } unknown) return $"A host group of {vmm.Name} names '{unknown}', which is not there.";
        if (named.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice) return $"{twice.Key} is in two host groups of {vmm.Name}.";
        return vmm.DelegatedGroups.FirstOrDefault(name => !Same(name, SiteVmm.AllHosts) && !vmm.HostGroups.Any(group => Same(group.Name, name))) is { } stray
            ? $"The delegated administrators of {vmm.Name} have the host group '{stray}', which is not there."
            : null;
    }

    private static string? OfNetworks(SiteVmm vmm) =>
        vmm.VmNetworks.FirstOrDefault(network => !vmm.LogicalNetworks.Any(logical => Same(logical, network.LogicalNetwork))) is { } stray
            ? $"The VM network '{stray.Name}' of {vmm.Name} lies on '{stray.LogicalNetwork}', which is not there."
            : null;

    // A single host that is too new is only not shown. What VMM would never have let happen is a fault.
    private static string? OfHosts(SiteFile file, SiteVmm vmm, VmmRelease release)
    {
        var managed = file.Hosts.Where(host => ReleaseNames.Find(host.Windows) is { } windows && release.Manages(windows)).ToList();
        if (managed.Count == 0) return $"VMM {vmm.Release} manages none of the hosts: {string.Join(", ", file.Hosts.Select(host => $"{host.Name} has {host.Windows}"))}.";
        return file.Hosts.Except(managed).FirstOrDefault(host => host.Cluster is not null && managed.Any(other => other.Cluster == host.Cluster)) is { } odd
            ? $"VMM {vmm.Release} manages some nodes of {odd.Cluster}, but not {odd.Name} with {odd.Windows}; a cluster is managed whole."
            : null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
