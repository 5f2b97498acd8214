namespace Portal.Runs;

/// <summary>How an item that stops the portal is told from one that merely ran beside it.</summary>
public static class Deaths
{
    /// <summary>Deaths while alone after which an item fails.</summary>
    public const int Limit = 5;

    /// <summary>The reason of such a failure.</summary>
    public static string Reason(string step) => $"Stopped the portal {Limit} times in {step}.";

    /// <summary>What a person can do about it.</summary>
    public const string Advice = "Look into the portal's log at those times, then retry from here, or undo.";
}
