using System.ComponentModel.DataAnnotations;

namespace Portal.Web.Settings;

/// <summary>How this node works.</summary>
internal sealed class WorkOptions
{
    /// <summary>Items that this node works on at once; as many workers are kept.</summary>
    [Range(1, 500)]
    public int Slots { get; set; } = 24;

    /// <summary>Seconds between two looks for due work that nobody announced.</summary>
    [Range(1, 60)]
    public int LookSeconds { get; set; } = 2;

    /// <summary>Seconds of silence after which the others call a node dead.</summary>
    [Range(6, 600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Seconds after which somebody is let through to a host that fell silent, to see whether it answers again.</summary>
    [Range(1, 3600)]
    public int ProbeSeconds { get; set; } = 30;

    /// <summary>Seconds between two looks for what a crash left half-done in the rows.</summary>
    [Range(5, 3600)]
    public int MendSeconds { get; set; } = 30;
}
