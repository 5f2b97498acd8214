namespace Portal.Features.Connections.Checking;

/// <summary>Asks that a connection be checked soon, after the commit that changed it. Who misses it is checked at night.</summary>
public interface ICheckBell
{
    /// <summary>Cheap, never throws.</summary>
    void Ring(Guid connection);
}
