namespace Portal.Web.Commands;

/// <summary>Reads who shall own the machines of <c>try</c>.</summary>
internal static class TryVmm
{
    /// <summary>What <c>--hypervisor vmm</c> takes where no release is given.</summary>
    public const string Usual = "2022";

    /// <summary>Releases that the lab plays, oldest first.</summary>
    public static IReadOnlyList<string> Releases { get; } = ["2012", "2012sp1", "2012r2", "2016", "2019", "2022", "2025"];

    /// <summary>The release; empty for none; null where nothing was said.</summary>
    public static string? Read(Typed typed, string? hypervisor, string? release)
    {
        var word = hypervisor?.ToUpperInvariant();
        if (word is not (null or "HYPERV" or "VMM")) typed.No("--hypervisor", hypervisor!, "It must be hyperv or vmm.", "Give one of them, or leave --hypervisor out.");
        if (release is null) return word switch { "VMM" => Usual, "HYPERV" => "", _ => null };
        if (word == "HYPERV") typed.No("--vmm", release, "Hyper-V without VMM has no release of it.", "Give --hypervisor vmm, or leave --vmm out.");
        if (Releases.FirstOrDefault(known => string.Equals(known, release, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        typed.No("--vmm", release, $"It must be one of {string.Join(", ", Releases)}.", $"Give for instance --vmm {Usual}.");
        return null;
    }
}
