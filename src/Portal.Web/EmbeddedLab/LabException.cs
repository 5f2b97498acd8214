using Portal.Domain;

namespace Portal.Web.EmbeddedLab;

/// <summary>The lab did not come up.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="rule">What was expected, and what came instead.</param>
/// <param name="remedy">What to do.</param>
internal sealed class LabException(string folder, string rule, string remedy) : Exception($"The lab on {folder} does not come up. {rule}")
{
    /// <summary>For people.</summary>
    public Objection Objection { get; } = new("lab", folder, rule, remedy);
}
