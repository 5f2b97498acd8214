namespace Portal.Features;

/// <summary>Tells this node's workers that there is work, after the commit that made it due. Who misses it looks by himself soon.</summary>
public interface IWorkBell
{
    /// <summary>Cheap, never throws, harmless when there is no work.</summary>
    void Ring();
}
