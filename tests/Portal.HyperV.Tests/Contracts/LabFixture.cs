using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Domain.Connections;
using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>A lab that listens in this process, with a master on its cluster, and the portal's hands on it.</summary>
public class LabFixture : IAsyncLifetime, IConnectionBook
{
    private readonly Dictionary<Guid, ConnectionAccess> _connections = [];

    /// <summary>With the usual Windows.</summary>
    public LabFixture() => Lab = new();

    private protected LabFixture(WindowsRelease windows) => Lab = new(windows: windows);

    private protected LabFixture(VmmRelease vmm, Func<SiteFile, SiteFile>? site = null) => Lab = new(vmm: vmm, site: site);

    /// <summary>The lab.</summary>
    internal RunningLab Lab { get; }

    /// <summary>The hands.</summary>
    public Hosts Hosts { get; private set; } = null!;

    /// <summary>The cluster.</summary>
    public ConnectionAccess Cluster { get; private set; } = null!;

    /// <summary>The machine that stands alone, with Windows Server 2012 R2.</summary>
    public ConnectionAccess Alone { get; private set; } = null!;

    /// <summary>What the hands tell.</summary>
    internal KeptLog Log { get; } = new();

    /// <summary>Settings that reach it.</summary>
    public HyperVOptions Options => new() { NodeName = "test", LabSocket = Lab.Socket };

    public ValueTask InitializeAsync()
    {
        MakeMasters();
        Cluster = Add(Access("cluster01.lab.example", @"C:\ClusterStorage\Volume1\Portal"));
        Alone = Add(Access("hv03.lab.example", @"D:\Portal"));
        Hosts = new Hosts(this, Options, TimeProvider.System, Log);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Hosts.DisposeAsync();
        await Lab.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds a connection, or changes it.</summary>
    public ConnectionAccess Add(ConnectionAccess access) => _connections[access.Id] = access;

    /// <summary>Removes it.</summary>
    public void Remove(Guid connection) => _connections.Remove(connection);

    /// <inheritdoc />
    public Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct) => Task.FromResult(_connections.GetValueOrDefault(connection));

    /// <summary>A connection that nobody knows yet.</summary>
    public virtual ConnectionAccess Access(string address, string folder) => new(
        Guid.CreateVersion7(), "Lab", address, Transport.Lab, Lab.Site.Account.User, new Secret(Lab.Site.Account.Password), folder, @"C:\ProgramData\Portal\Staging", 4);

    /// <summary>Makes something go wrong with a machine until the answer is disposed of, as the command line would.</summary>
    public async Task<IAsyncDisposable> WithAsync(string host, string fault)
    {
        await TurnAsync("set");
        return new Wrong(() => TurnAsync("clear"));

        Task TurnAsync(string verb) => Lab.AskAsync(new JsonObject { ["verb"] = "fault", ["host"] = host, [verb] = fault }, CancellationToken.None);
    }

    /// <summary>A machine of the lab, by short name.</summary>
    internal WindowsHost Machine(string host) => Lab.Site.Find(host)!;

    private protected virtual void MakeMasters()
    {
        MakeMaster("hv01.lab.example", @"C:\ClusterStorage\Volume1\Masters", 2);
        MakeMaster("hv03.lab.example", @"D:\Masters", 1);
    }

    private void MakeMaster(string host, string folder, int generation)
    {
        var files = Machine(host).OwnFiles;
        files.MakeFolder(folder);
        using (var disk = files.Create($@"{folder}\master.vhdx"))
            VhdxWriter.WriteDynamic(disk, new MemoryStream([.. RandomNumberGenerator.GetBytes(3 << 20), .. new byte[5 << 20]]));
        using var session = LabConnection.Open(Lab, host);
        session.Run("""
            param($Folder, $Generation)
            $new = @{ Name = 'master'; Path = $Folder; MemoryStartupBytes = 1GB; NoVHD = $true; Generation = $Generation }
            $vm = New-VM @new
            $controller = if ($Generation -eq 2) { 'SCSI' } else { 'IDE' }
            Add-VMHardDiskDrive -VM $vm -ControllerType $controller -ControllerNumber 0 -ControllerLocation 0 -Path "$Folder\master.vhdx"
            Checkpoint-VM -VM $vm -SnapshotName 'golden'
            Checkpoint-VM -VM $vm -SnapshotName 'newer'
            """, ("Folder", folder), ("Generation", generation));
    }

    private sealed class Wrong(Func<Task> clear) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await clear();
    }
}
