using System.Management.Automation;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>The service that makes and converts virtual disks, for whoever asks and as whoever asks.</summary>
/// <param name="inNamespace">Each has one of its own, with other methods.</param>
/// <param name="jobs">Where its jobs are seen.</param>
internal abstract class ImageManagementService(string inNamespace, StorageJobClass jobs) : CimClass("Msvm_ImageManagementService", "Name", inNamespace)
{
    private const uint JobStarted = 4096;

    public sealed override IEnumerable<PSObject> All(LabSession session) =>
    [
        CimObject.Of(this, ("Name", "vhdsvc"), ("SystemName", session.Host.ShortName.ToUpperInvariant()), ("ElementName", "Hyper-V Image Management Service"),
            ("Caption", "Hyper-V Image Management Service"), ("EnabledState", (ushort)2), ("Started", true)),
    ];

    public sealed override PSObject Call(LabSession session, PSObject instance, string method, IReadOnlyDictionary<string, object?> arguments)
    {
        try
        {
            return Run(session, method, arguments) ?? base.Call(session, instance, method, arguments);
        }
        catch (RefusalException refused) when (refused.Answer != RefusalException.Failed)
        {
            return CimObject.Result(refused.Answer);
        }
    }

    /// <summary>Null for a method that is not played.</summary>
    protected abstract PSObject? Run(LabSession session, string method, IReadOnlyDictionary<string, object?> arguments);

    protected static string Text(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.GetValueOrDefault(name) as string is { Length: > 0 } text ? text : throw RefusalException.Invalid($"{name} is missing.");

    protected PSObject Started(StorageJob job) => CimObject.Result(JobStarted, jobs.Reference(job));
}
