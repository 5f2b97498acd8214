namespace Portal.TestKit.Hosts;

/// <summary>What can be wrong with a machine of <see cref="MemoryHosts"/>.</summary>
public enum MemoryFault
{
    /// <summary>Does not answer.</summary>
    Down,

    /// <summary>The account may nothing.</summary>
    Denied,

    /// <summary>Every new byte is refused.</summary>
    DiskFull,

    /// <summary>Conversions end as failed.</summary>
    JobFails,

    /// <summary>Disks are in use just now.</summary>
    Busy,
}
