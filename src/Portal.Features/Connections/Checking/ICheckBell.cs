namespace Portal.Features.Connections.Checking;

/// <summary>Asks that a connection be checked soon, after the commit that changed it. Who misses it is checked at night.</summary>
/// <remarks>
/// Rung where the last report may be wrong now: other credentials, and the end of a maintenance, which the nights left out. Not for other limits: no
/// prerequisite is judged by them (<see cref="Domain.Prerequisites.AskedWith"/>), and hosts need not be asked again. A new connection brings its report.
/// </remarks>
public interface ICheckBell
{
    /// <summary>Cheap, never throws.</summary>
    void Ring(Guid connection);
}
