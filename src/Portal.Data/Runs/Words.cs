using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>What rows say of outcomes and ends.</summary>
internal static class Words
{
    public const string Cancelled = "The run was cancelled.";

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Success success => success.What,
        Outcome.Wait wait => wait.Why,
        Outcome.Setback setback => setback.Reason,
        Outcome.Failure failure => failure.Reason,
        Outcome.Closing closing => closing.Reason,
        _ => throw new InvalidOperationException($"{outcome} is no outcome."),
    };

    public static StepEnd EndOf(Outcome outcome) => outcome switch
    {
        Outcome.Success { Already: true } => StepEnd.AlreadyDone,
        Outcome.Success => StepEnd.Done,
        Outcome.Wait => StepEnd.Waits,
        Outcome.Setback => StepEnd.Setback,
        Outcome.Failure => StepEnd.Failed,
        Outcome.Closing => StepEnd.Silent,
        _ => throw new InvalidOperationException($"{outcome} is no outcome."),
    };

    public static string Interrupted(string step) => $"Was interrupted in {step}.";

    public static string CancelledIn(string step) => $"{Cancelled} What it did in {step} is unknown until a retry or an undo has looked.";

    public static string Blocked(string title, string? why) => $"{title} did not get done: {why}";

    public static string BlockedAdvice(string title) => $"Retry {title}.";
}
