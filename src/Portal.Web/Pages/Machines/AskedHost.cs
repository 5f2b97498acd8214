using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Machines;

namespace Portal.Web.Pages.Machines;

/// <summary>What a machine's host was asked by an open page, and what it said.</summary>
public sealed class AskedHost
{
    private IReadOnlyList<HostDisk> _disks = [];

    /// <summary>It is being asked.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>What it says; null when it was not asked, or does not say.</summary>
    public MachineLook? Look { get; private set; }

    /// <summary>Why it is not known; null while it is, or before it was asked.</summary>
    public Objection? Refusal { get; private set; }

    /// <summary>Why sizes of disks are not known.</summary>
    public Objection? DisksRefusal { get; private set; }

    /// <summary>When it answered or refused.</summary>
    public DateTimeOffset? When { get; private set; }

    /// <summary>Unknown unless it says.</summary>
    public PowerState Power => Look?.Vm.Power ?? PowerState.Unknown;

    /// <summary>A disk as the host sees it; null when it did not say.</summary>
    public HostDisk? Disk(string path) => _disks.FirstOrDefault(disk => string.Equals(disk.Path, path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Somebody asks; false when it is being asked already.</summary>
    internal bool Begin()
    {
        if (IsAsking) return false;
        return IsAsking = true;
    }

    /// <summary>It answered about the machine.</summary>
    internal void Looked(Answer<MachineLook>? answer, DateTimeOffset now)
    {
        Look = answer is { IsYes: true } ? answer.Value : null;
        Refusal = answer is { IsYes: false } ? answer.Verdict.Objections[0] : null;
        When = Look?.When ?? now;
    }

    /// <summary>It answered about the disks.</summary>
    internal void End(Answer<IReadOnlyList<HostDisk>>? answer)
    {
        _disks = answer is { IsYes: true } ? answer.Value : [];
        DisksRefusal = answer is { IsYes: false } ? answer.Verdict.Objections[0] : null;
        IsAsking = false;
    }
}
