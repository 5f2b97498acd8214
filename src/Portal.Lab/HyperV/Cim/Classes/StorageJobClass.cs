using System.Management.Automation;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>Work on virtual disks that goes on, or ended less than five minutes ago.</summary>
internal sealed class StorageJobClass : CimClass
{
    public static readonly StorageJobClass V2Class = new(V2, "JobType"), V1Class = new(V1, "Type");

    private readonly string _typeProperty;

    private StorageJobClass(string inNamespace, string typeProperty)
        : base("Msvm_StorageJob", "InstanceID", inNamespace) => _typeProperty = typeProperty;

    /// <summary>What a method returns of a job: its key alone.</summary>
    public PSObject Reference(StorageJob job) => CimObject.Of(this, ("InstanceID", VmSid.Upper(job.Id)));

    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Jobs.All.Select(Instance);

    public override IEnumerable<PSObject> Where(LabSession session, string property, string value)
    {
        if (!string.Equals(property, Key, StringComparison.OrdinalIgnoreCase))
            return base.Where(session, property, value);
        return Guid.TryParseExact(value, "D", out var id) && session.Host.Jobs.Find(id) is { } job ? [Instance(job)] : [];
    }

    private PSObject Instance(StorageJob job)
    {
        var now = job.Now;
        return CimObject.Of(this,
            ("InstanceID", VmSid.Upper(job.Id)), ("Caption", "Storage Job"), ("ElementName", "Storage Job"), (_typeProperty, (ushort)job.Type),
            ("JobState", (ushort)now.State), ("JobStatus", now.Why is null ? "OK" : "Error"), ("PercentComplete", (ushort)now.Percent),
            ("ErrorCode", (ushort)(now.Why?.Answer ?? 0)), ("ErrorDescription", now.Why?.Message), ("ErrorSummaryDescription", now.Why?.Message),
            ("JobCompletionStatusCode", now.Why?.Code ?? 0), ("Child", job.Child), ("Parent", job.Parent), ("TimeSubmitted", job.Submitted.LocalDateTime),
            ("TimeBeforeRemoval", JobBook.TimeBeforeRemoval), ("DeleteOnCompletion", true), ("Cancellable", job.Type == StorageJobType.Conversion));
    }
}
