using Portal.Imaging;
using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A drive of a virtual machine or of a checkpoint, as Get-SCVirtualDiskDrive gives it.</summary>
[HostObject]
public sealed class VirtualDiskDrive
{
    private readonly VmDrive _drive;

    internal VirtualDiskDrive(VM machine, VmDrive drive) => (VM, _drive) = (machine, drive);

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Other(_drive.Id);

    /// <summary>That of its machine.</summary>
    public string Name => VM.Name;

    /// <summary>"IDE" or "SCSI".</summary>
    public string BusType => _drive.Controller;

    /// <summary>Of the controller.</summary>
    public int Bus => _drive.Number;

    /// <summary>On the controller.</summary>
    public int LUN => _drive.Location;

    /// <summary>Null for an empty drive.</summary>
    public VirtualHardDisk? VirtualHardDisk => _drive.Path is { } path ? new VirtualHardDisk(VM.Machine, path) : null;

    /// <summary>That it belongs to.</summary>
    public VM VM { get; }

    /// <summary>The host's id.</summary>
    internal Guid Key => _drive.Id;

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A disk on a drive, as Get-SCVirtualHardDisk gives it. What cannot be read of its file is null.</summary>
[HostObject]
public sealed class VirtualHardDisk
{
    private readonly WindowsHost _host;
    private readonly Lazy<Microsoft.HyperV.PowerShell.VirtualHardDisk?> _file;

    internal VirtualHardDisk(WindowsHost host, string path)
    {
        (_host, Location) = (host, path);
        _file = new(Look);
    }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("disk", $"{_host.FullName} {Location}");

    /// <summary>Full path.</summary>
    public string Location { get; }

    /// <summary>Folder of the file.</summary>
    public string Directory => DiskName.Folder(Location);

    /// <summary>The file's name without its extension.</summary>
    public string Name => Path.GetFileNameWithoutExtension(DiskName.LastName(Location));

    /// <summary>Null for a disk without a parent.</summary>
    public VirtualHardDisk? ParentDisk => _file.Value?.ParentPath is { Length: > 0 } parent ? new VirtualHardDisk(_host, parent) : null;

    /// <summary>"FixedSize", "DynamicallyExpanding" or "Differencing".</summary>
    public string? VHDType => _file.Value?.VhdType switch { null => null, nameof(DiskKind.Fixed) => "FixedSize", nameof(DiskKind.Dynamic) => "DynamicallyExpanding", var other => other };

    /// <summary>"VHD" or "VHDX".</summary>
    public string? VHDFormatType => _file.Value?.VhdFormat;

    /// <summary>Bytes that the guest sees.</summary>
    public long? MaximumSize => (long?)_file.Value?.Size;

    /// <summary>Bytes of the file.</summary>
    public long? Size => (long?)_file.Value?.FileSize;

    /// <inheritdoc />
    public override string ToString() => Name;

    private Microsoft.HyperV.PowerShell.VirtualHardDisk? Look()
    {
        try
        {
            return DiskLook.At(_host, _host.OwnFiles, Location);
        }
        catch (RefusalException)
        {
            // Whoever uses the disk is told why.
            return null;
        }
    }
}
