using System.Management.Automation;

namespace Portal.Lab.Cmdlets.Core.Streams;

/// <summary>How far a script is.</summary>
public sealed class WriteProgress() : CmdletBody("Write-Progress")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var status = call.Get<string>("Status");
        call.Streams.WriteProgress(new ProgressRecord(call.Get<int>("Id"), call.Get<string>("Activity")!, string.IsNullOrEmpty(status) ? "Processing" : status)
        {
            PercentComplete = call.Has("PercentComplete") ? call.Get<int>("PercentComplete") : -1,
            SecondsRemaining = call.Has("SecondsRemaining") ? call.Get<int>("SecondsRemaining") : -1,
            ParentActivityId = call.Has("ParentId") ? call.Get<int>("ParentId") : -1,
            CurrentOperation = call.Get<string>("CurrentOperation"),
            RecordType = call.Has("Completed") ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
