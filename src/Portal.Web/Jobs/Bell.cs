using Portal.Features;
using Portal.Runs.Engine;

namespace Portal.Web.Jobs;

/// <summary>Use cases ring, the crew comes.</summary>
internal sealed class Bell(Crew crew) : IWorkBell
{
    /// <inheritdoc />
    public void Ring() => crew.Call();
}
