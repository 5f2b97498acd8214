using System.Globalization;
using System.Management.Automation;
using Portal.Imaging;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The image service of Windows Server 2008 R2: a method for each kind of disk, paths as parameters, and a look at a disk that later has a cmdlet.</summary>
internal sealed class ImageManagementServiceV1() : ImageManagementService(V1, StorageJobClass.V1Class)
{
    public static readonly ImageManagementServiceV1 Class = new();

    protected override PSObject? Run(LabSession session, string method, IReadOnlyDictionary<string, object?> arguments) => method.ToUpperInvariant() switch
    {
        "CREATEDYNAMICVIRTUALHARDDISK" => Started(DiskCreation.Start(session.Host, session.Files, New(DiskKind.Dynamic, Text(arguments, "Path")) with { Size = Number(arguments, "MaxInternalSize") })),
        "CREATEDIFFERENCINGVIRTUALHARDDISK" => Started(DiskCreation.Start(session.Host, session.Files, New(DiskKind.Differencing, Text(arguments, "Path")) with { ParentPath = Text(arguments, "ParentPath") })),
        "CONVERTVIRTUALHARDDISK" => Started(DiskConversionJob.Start(session.Host, session.Files, Text(arguments, "SourcePath"), New(KindOf(Number(arguments, "Type")), Text(arguments, "DestinationPath")))),
        "GETVIRTUALHARDDISKINFO" => Look(session, Text(arguments, "Path")),
        _ => null,
    };

    private static HardDiskSettings New(DiskKind kind, string path) =>
        new(kind, DiskName.FormatOf(path), path, ParentPath: null, Size: 0, BlockSize: 0, LogicalSector: 0, PhysicalSector: 0);

    private static DiskKind KindOf(long type) => type switch
    {
        2 => DiskKind.Fixed,
        3 => DiskKind.Dynamic,
        5 => throw RefusalException.Unsupported("The lab has no physical drives."),
        _ => throw RefusalException.Invalid($"Type is {type}; 2, 3 and 5 are known."),
    };

    // At once and without a job; what is wrong with the file is told by the code alone.
    private static PSObject Look(LabSession session, string path)
    {
        try
        {
            DiskName.CheckOn(session.Host.Release, path);
            var disk = DiskLook.At(session, path);
            var type = disk.VhdType switch { "Fixed" => "2", "Dynamic" => "3", _ => "4" };
            return CimObject.Result(0, job: null, ("Info", EmbeddedInstance.Write("Msvm_VirtualHardDiskInfo",
            [
                ("FileSize", "uint64", disk.FileSize.ToString(CultureInfo.InvariantCulture)), ("InSavedState", "boolean", "FALSE"), ("InUse", "boolean", disk.Attached ? "TRUE" : "FALSE"),
                ("MaxInternalSize", "uint64", disk.Size.ToString(CultureInfo.InvariantCulture)), ("ParentPath", "string", disk.ParentPath ?? ""), ("Type", "uint16", type),
            ])));
        }
        catch (RefusalException refused)
        {
            return CimObject.Result(refused.Answer);
        }
    }

    private static long Number(IReadOnlyDictionary<string, object?> arguments, string name)
    {
        try
        {
            return Convert.ToInt64(arguments.GetValueOrDefault(name) ?? throw RefusalException.Invalid($"{name} is missing."), CultureInfo.InvariantCulture);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidCastException or OverflowException)
        {
            throw new RefusalException(0x80041005, $"{name} is no number", RefusalException.WrongType) { Category = "InvalidType" };
        }
    }
}
