using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Machines;

/// <summary>What one look at a consolidation saw.</summary>
/// <param name="TargetExists">The image lies under its final name.</param>
/// <param name="JobId">Of the job that was asked for, or of one that writes a half name of the target.</param>
/// <param name="JobState">Msvm_StorageJob.JobState; null without a job.</param>
/// <param name="JobTarget">What the job writes.</param>
/// <param name="TargetOfJobExists">And whether that file is there.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="ErrorCode">Of a failed job.</param>
/// <param name="ErrorDescription">Of a failed job.</param>
/// <param name="VmmsStarted">When VMMS was started.</param>
internal sealed record ConsolidationLook(
    bool TargetExists, string? JobId, long? JobState, string? JobTarget, bool TargetOfJobExists, int Percent, long ErrorCode, string? ErrorDescription,
    DateTimeOffset VmmsStarted)
{
    private const long Completed = 7;
    private static readonly long[] Ended = [8, 9, 10]; // terminated, killed, exception

    public static ConsolidationLook Of(Row row)
    {
        var target = row.TextOrNull("JobTarget");
        return new(
            row.Flag("TargetExists"), row.TextOrNull("JobId"), row.NumberOrNull("JobState"), target,
            target is not null && row.Texts("Partials").Contains(target, StringComparer.OrdinalIgnoreCase),
            (int)(row.NumberOrNull("Percent") ?? 0), row.NumberOrNull("ErrorCode") ?? 0, row.TextOrNull("ErrorDescription"), row.Time("VmmsStarted"));
    }

    /// <summary>What to do next.</summary>
    /// <remarks>
    /// A job that is gone is begun again, even where VMMS is no younger than it: whether it had succeeded is not known any more, and an image
    /// that is not whole would spoil every machine on it.
    /// </remarks>
    public ConsolidationMove Decide() => this switch
    {
        { TargetExists: true } => ConsolidationMove.Whole,
        { JobState: null } => ConsolidationMove.Start,
        { JobState: Completed } => TargetOfJobExists ? ConsolidationMove.Name : ConsolidationMove.Start,
        { JobState: { } state } when Ended.Contains(state) => ConsolidationMove.Failed,
        _ => ConsolidationMove.Wait,
    };
}

/// <summary>The next move of a consolidation.</summary>
internal enum ConsolidationMove
{
    /// <summary>Nothing: the image is there.</summary>
    Whole,

    /// <summary>Give the written file its final name.</summary>
    Name,

    /// <summary>Look again later.</summary>
    Wait,

    /// <summary>Say why.</summary>
    Failed,

    /// <summary>Delete what is half-written and begin.</summary>
    Start,
}
