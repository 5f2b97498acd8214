using System.Management.Automation;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The service that makes and converts virtual disks, for whoever asks and as whoever asks.</summary>
internal sealed class ImageManagementService() : CimClass("Msvm_ImageManagementService", "Name")
{
    private const uint JobStarted = 4096;

    public static readonly ImageManagementService Class = new();

    public override IEnumerable<PSObject> All(LabSession session) =>
    [
        CimObject.Of(this, ("Name", "vhdsvc"), ("SystemName", session.Host.ShortName.ToUpperInvariant()), ("ElementName", "Hyper-V Image Management Service"),
            ("Caption", "Hyper-V Image Management Service"), ("EnabledState", (ushort)2), ("Started", true)),
    ];

    public override (uint Returned, PSObject? Job) Call(LabSession session, PSObject instance, string method, IReadOnlyDictionary<string, object?> arguments)
    {
        try
        {
            return method.ToUpperInvariant() switch
            {
                "CREATEVIRTUALHARDDISK" => Started(DiskCreation.Start(session.Host, session.Files, Settings(session, arguments))),
                "CONVERTVIRTUALHARDDISK" => Started(DiskConversionJob.Start(session.Host, session.Files, Text(arguments, "SourcePath"), Settings(session, arguments))),
                _ => base.Call(session, instance, method, arguments),
            };
        }
        catch (RefusalException refused) when (refused.Answer != RefusalException.Failed)
        {
            return (refused.Answer, null);
        }
    }

    private static HardDiskSettings Settings(LabSession session, IReadOnlyDictionary<string, object?> arguments) =>
        HardDiskSettings.Parse(Text(arguments, "VirtualDiskSettingData"), session.Host.Release);

    private static string Text(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.GetValueOrDefault(name) as string is { Length: > 0 } text ? text : throw RefusalException.Invalid($"{name} is missing.");

    private static (uint Returned, PSObject? Job) Started(StorageJob job) => (JobStarted, StorageJobClass.Class.Reference(job));
}
