using System.Globalization;

namespace Portal.Domain.Connections.Rules;

/// <summary>How much may happen at once on one host.</summary>
public sealed class LimitsInRange : IRule<(int DiskOperations, int Sessions)>
{
    /// <summary>Most disk operations per host.</summary>
    public const int MostDiskOperations = 32;

    /// <summary>Most sessions per host.</summary>
    public const int MostSessions = 64;

    /// <inheritdoc />
    public Verdict Judge((int DiskOperations, int Sessions) value) =>
        Within("diskOperationsPerHost", value.DiskOperations, MostDiskOperations).And(Within("sessionsPerHost", value.Sessions, MostSessions));

    private static Verdict Within(string field, int value, int most) =>
        value >= 1 && value <= most
            ? Verdict.Yes
            : Verdict.No(field, value.ToString(CultureInfo.InvariantCulture), $"It is 1 to {most}.", "Choose a number within that.");
}
