using Portal.Domain;

namespace Portal.Web.EmbeddedLab;

/// <summary>The lab did not come up.</summary>
internal sealed class LabException(string folder, int seconds, string lastWords)
    : Exception($"The lab on {folder} does not answer after {seconds} s. {lastWords}")
{
    /// <summary>For people.</summary>
    public Objection Objection { get; } = new("lab", folder, $"It must answer within {seconds} s. Its last words: {(lastWords is "" ? "none" : lastWords)}",
        $"Look into lab.log beside it, or raise {Settings.PortalSettings.Key}:Lab:StartSeconds.");
}
