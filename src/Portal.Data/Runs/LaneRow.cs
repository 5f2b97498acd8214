using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Runs;

/// <summary>
/// Items of one run that stand alike: what a claim may not take of one, it may take of none. So a claim looks at lanes, not at items.
/// </summary>
public sealed class LaneRow
{
    /// <summary>Follows from all else, so that nobody has to look it up.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Name of their plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Version of their plan.</summary>
    public required int PlanVersion { get; init; }

    /// <summary>Key of the step that they stand at.</summary>
    public required string Step { get; init; }

    /// <summary>Names of the gates that they need, in order; a line each.</summary>
    public required string Gates { get; init; }

    internal static LaneRow Of(Guid run, string plan, int version, string step, string gates) => new()
    {
        Id = new(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}\n{plan}\n{version}\n{step}\n{gates}")).AsSpan(0, 16)),
        RunId = run,
        Plan = plan,
        PlanVersion = version,
        Step = step,
        Gates = gates,
    };
}
