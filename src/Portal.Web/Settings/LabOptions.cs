using System.ComponentModel.DataAnnotations;

namespace Portal.Web.Settings;

/// <summary>The embedded lab, which plays Windows machines.</summary>
internal sealed class LabOptions
{
    /// <summary>Whether the portal starts it, and keeps it running.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How slow its jobs are: 1 is like a real host, 0 takes no time.</summary>
    [Range(0.0, 100.0)]
    public double Pace { get; set; }

    /// <summary>Seconds that it may take to answer after its start.</summary>
    [Range(1, 600)]
    public int StartSeconds { get; set; } = 60;
}
