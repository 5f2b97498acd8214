using Portal.Domain.Connections;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Hosts and VMM know SMB 3 where storage is a share.</summary>
/// <param name="matrix">Knows since when VMM does.</param>
public sealed class SharesAreSupported(SupportMatrix matrix) : IPrerequisite
{
    // SMB 3 came with Windows 8 and Windows Server 2012.
    private static readonly Version Smb3 = new(6, 2);

    /// <inheritdoc />
    public string Key => "smb-3";

    /// <inheritdoc />
    public string Title => "Hosts and VMM know SMB 3";

    /// <inheritdoc />
    public string Why => "Older ones open no disk of a virtual machine on a share.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "VMM 2012 SP1 — Provides performance improvements for Machine Creation Services ( MCS) when using SMB 3.0 on file servers with clustered shared volumes and Storage Area Networks (SANs).");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "storageKind";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.StorageKind != StorageKind.Smb) yield break;
        if (evidence.Survey.Vmm?.Facts.Answer is { } facts && matrix.VmmOf(facts.Version) is { } build && matrix.Can(build.Vmm, "smb-3") is null)
        {
            yield return Finding.Failed(facts.Name, $"{build.Vmm} knows no machines on SMB 3 shares.", "Choose local storage or a cluster shared volume, or upgrade VMM (see the upgrade planner).");
        }

        foreach (var (name, look) in evidence.Seen)
        {
            yield return Version.TryParse(look.WindowsVersion, out var version) && version >= Smb3
                ? Finding.Passed(name, $"Windows {look.WindowsVersion} knows SMB 3.")
                : Finding.Failed(name, $"Windows {look.WindowsVersion} knows no SMB 3.", "Choose local storage or a cluster shared volume, or hosts of Windows Server 2012 or later.");
        }
    }
}
