using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Vmm;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A storage classification, as Get-SCStorageClassification gives it.</summary>
[HostObject]
public sealed class StorageClassification
{
    internal StorageClassification(string name) => Name = name;

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("storage classification", Name);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A volume as one host has it, as Get-SCStorageVolume gives it.</summary>
[HostObject]
public sealed class StorageVolume
{
    internal StorageVolume(Host host, string volume)
    {
        (VMHost, Name) = (host, volume.Length > 3 ? volume.TrimEnd('\\') : volume);
        (Capacity, FreeSpace) = host.Machine.OwnFiles.Room(volume);
    }

    /// <summary>"C:\ClusterStorage\Volume1" or "D:\".</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("volume", $"{VMHost.Name} {Name}");

    /// <summary>Where it is seen.</summary>
    public IReadOnlyList<string> MountPoints => Scripts.List([Name], name => name);

    /// <summary>Bytes.</summary>
    public long Capacity { get; }

    /// <summary>Bytes.</summary>
    public long FreeSpace { get; }

    /// <summary>Whether all nodes of a cluster have it.</summary>
    public bool IsClusterSharedVolume => Name.Contains(@"\ClusterStorage\", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether new machines may be put there.</summary>
    public bool IsAvailableForPlacement => VMHost.AvailableForPlacement;

    /// <summary>How it is classified.</summary>
    public StorageClassification Classification => new(VMHost.Connection.Server.Site.LocalClassification);

    /// <summary>That has it.</summary>
    public Host VMHost { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A file share, as Get-SCStorageFileShare gives it; since 2012 SP1.</summary>
[HostObject]
public sealed class StorageFileShare
{
    internal StorageFileShare(ServerConnection connection, string name, string path, (long Total, long Free) room)
    {
        (Name, SharePath, Capacity, FreeSpace) = (name, path, room.Total, room.Free);
        Classification = new StorageClassification(connection.Server.Site.RemoteClassification);
    }

    /// <summary>Of the share.</summary>
    public string Name { get; }

    /// <summary>"\\files.lab.example\vms".</summary>
    public string SharePath { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("share", SharePath);

    /// <summary>Bytes.</summary>
    public long Capacity { get; }

    /// <summary>Bytes.</summary>
    public long FreeSpace { get; }

    /// <summary>Whether new machines may be put there.</summary>
    public bool IsAvailableForPlacement { get; } = true;

    /// <summary>How it is classified.</summary>
    public StorageClassification Classification { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
