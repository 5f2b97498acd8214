using Microsoft.SystemCenter.VirtualMachineManager;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Volumes of hosts. A delegated administrator sees no storage, and no error.</summary>
public sealed class GetSCStorageVolume() : VmmBody("Get-SCStorageVolume")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var host in HostWords.Asked(call).Where(host => !host.Connection.IsLimited))
        {
            foreach (var volume in host.Machine.Volumes.Select(name => new StorageVolume(host, name)))
            {
                if (IsAsked(call, volume.Name, volume.ID)) call.Write(volume);
            }
        }
    }
}

/// <summary>File shares, which all hosts have. A delegated administrator sees none.</summary>
public sealed class GetSCStorageFileShare() : VmmBody("Get-SCStorageFileShare")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (HostWords.Asked(call).FirstOrDefault() is not { Connection.IsLimited: false } host) return;
        var file = host.Connection.Server.File;
        foreach (var share in file.Shares)
        {
            var path = $@"\\{share.Server}.{file.Domain}\{share.Name}";
            var found = new StorageFileShare(host.Connection, share.Name, path, host.Machine.OwnFiles.Room(path));
            if (IsAsked(call, found.Name, found.ID)) call.Write(found);
        }
    }
}

/// <summary>How storage is classified. A delegated administrator sees nothing of it.</summary>
public sealed class GetSCStorageClassification() : VmmBody("Get-SCStorageClassification")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var connection = Connection(call);
        if (connection.IsLimited) return;
        foreach (var one in new[] { connection.Server.Site.LocalClassification, connection.Server.Site.RemoteClassification }.Select(name => new StorageClassification(name)))
        {
            if (IsAsked(call, one.Name, one.ID)) call.Write(one);
        }
    }
}
