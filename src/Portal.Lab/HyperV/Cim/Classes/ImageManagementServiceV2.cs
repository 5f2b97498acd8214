using System.Management.Automation;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The image service since Windows Server 2012: what it shall make is described by the text of an instance.</summary>
internal sealed class ImageManagementServiceV2() : ImageManagementService(V2, StorageJobClass.V2Class)
{
    public static readonly ImageManagementServiceV2 Class = new();

    protected override PSObject? Run(LabSession session, string method, IReadOnlyDictionary<string, object?> arguments) => method.ToUpperInvariant() switch
    {
        "CREATEVIRTUALHARDDISK" => Started(DiskCreation.Start(session.Host, session.Files, Settings(session, arguments))),
        "CONVERTVIRTUALHARDDISK" => Started(DiskConversionJob.Start(session.Host, session.Files, Text(arguments, "SourcePath"), Settings(session, arguments))),
        _ => null,
    };

    private static HardDiskSettings Settings(LabSession session, IReadOnlyDictionary<string, object?> arguments) =>
        HardDiskSettings.Parse(Text(arguments, "VirtualDiskSettingData"), session.Host.Release);
}
