namespace Portal.Domain.Hosts;

/// <summary>Versions of Windows Server that brought something we ask for.</summary>
public static class WindowsServer
{
    /// <summary>Windows Server 2012: VHDX, SMB 3, the Hyper-V module.</summary>
    public static Version V2012 { get; } = new(6, 2);

    /// <summary>Windows Server 2012 R2: Generation 2.</summary>
    public static Version V2012R2 { get; } = new(6, 3);
}
