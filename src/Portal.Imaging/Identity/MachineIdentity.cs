using Portal.Imaging.Fat;

namespace Portal.Imaging.Identity;

/// <summary>Who reads the disk inside the machine.</summary>
public enum GuestReader
{
    /// <summary>On Linux, data source NoCloud: volume <c>cidata</c>.</summary>
    CloudInit = 0,

    /// <summary>On Windows, config drive: volume <c>config-2</c>; the image looks for vfat on partitions.</summary>
    CloudbaseInit = 1,
}

/// <summary>Who a machine is.</summary>
/// <param name="Reader">What reads the disk in it.</param>
/// <param name="HostName">The machine's own name: 1 to 15 characters.</param>
/// <param name="InstanceId">A guest that meets another one than last time sets itself up anew.</param>
public sealed record MachineIdentity(GuestReader Reader, string HostName, Guid InstanceId)
{
    /// <summary>Files beside those that every identity disk has.</summary>
    public IReadOnlyList<FatFile> MoreFiles { get; init; } = [];
}
