using Portal.Domain.Prerequisites;

namespace Portal.Domain.Hosts;

/// <summary>Finds out what prerequisites need to know of a connection.</summary>
public interface IProbe
{
    /// <summary>
    /// Asks VMM, then all chosen hosts at once: one call per host for the facts, and where storage is a share (or VMM hides its storage from the
    /// account) one that proves it, by a small disk which is made there, read back and deleted. Who does not answer, or refuses, is part of the
    /// answer: throws nothing but cancellation.
    /// </summary>
    Task<Survey> SurveyAsync(CancellationToken ct);
}
