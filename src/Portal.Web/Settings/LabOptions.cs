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

    /// <summary>The VMM that a new lab plays over its hosts, "2012" to "2025"; empty for none. A lab that is there keeps what it has.</summary>
    [AllowedValues("", "2012", "2012sp1", "2012r2", "2016", "2019", "2022", "2025")]
    public string Vmm { get; set; } = "";

    /// <summary>Seconds that it may take to answer after its start.</summary>
    [Range(1, 600)]
    public int StartSeconds { get; set; } = 60;
}
