using Microsoft.Extensions.Logging;

namespace Portal.Runs.Engine;

/// <summary>What the engine says to operators. Event ids 2000 to 2999.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(2000, LogLevel.Information, "Node {Node} works. It took over {Items} items of its former self.")]
    public static partial void Began(ILogger logger, string node, int items);

    [LoggerMessage(2001, LogLevel.Warning, "Node {Node} is dead: its beat stood still for {Lease}. {Items} of its items are due again.")]
    public static partial void TookOver(ILogger logger, string node, TimeSpan lease, int items);

    [LoggerMessage(2002, LogLevel.Error, "Node {Node} could not beat for {Time}: its work is cancelled, before another node takes it over.")]
    public static partial void LostLease(ILogger logger, string node, TimeSpan time);

    [LoggerMessage(2003, LogLevel.Information, "Node {Node} beats again.")]
    public static partial void Regained(ILogger logger, string node);

    [LoggerMessage(2004, LogLevel.Error, "The journal did not {What}. Trying again in {Pause}.")]
    public static partial void JournalAway(ILogger logger, Exception failure, string what, TimeSpan pause);

    [LoggerMessage(2005, LogLevel.Warning, "Mended {Rows} rows of the journal.")]
    public static partial void Mended(ILogger logger, int rows);

    [LoggerMessage(2006, LogLevel.Warning, "The answer to the claim of item {Item} was lost; it is due again.")]
    public static partial void LostClaim(ILogger logger, Guid item);

    [LoggerMessage(2007, LogLevel.Error, "No job could be called for. Trying again within {Pause}.")]
    public static partial void NoJob(ILogger logger, Exception failure, TimeSpan pause);

    [LoggerMessage(2010, LogLevel.Debug, "Item {Item} runs {Step} of {Plan}, attempt {Attempt}, fence {Fence}.")]
    public static partial void Runs(ILogger logger, Guid item, string step, string plan, int attempt, long fence);

    [LoggerMessage(2011, LogLevel.Warning, "Item {Item}: {Step} threw.")]
    public static partial void Surprised(ILogger logger, Exception surprise, Guid item, string step);

    [LoggerMessage(2012, LogLevel.Warning, "Item {Item}: {Step} went on for {Grace} after it was told to stop, and is left behind.")]
    public static partial void LeftBehind(ILogger logger, Guid item, string step, TimeSpan grace);

    [LoggerMessage(2013, LogLevel.Warning, "Item {Item} was taken over while {Step} ran here (fence {Fence}); nothing was written.")]
    public static partial void Fenced(ILogger logger, Guid item, string step, long fence);

    [LoggerMessage(2014, LogLevel.Warning, "Item {Item} failed in {Step}: {Why}")]
    public static partial void Failed(ILogger logger, Guid item, string step, string? why);

    [LoggerMessage(2015, LogLevel.Error, "Item {Item}: the outcome of {Step} cannot be written, though the journal answers; the item fails.")]
    public static partial void Unwritable(ILogger logger, Exception failure, Guid item, string step);

    [LoggerMessage(2016, LogLevel.Error, "Item {Item}: the portal stopped before the outcome of {Step} was written; it is looked for at the next start.")]
    public static partial void Unwritten(ILogger logger, Guid item, string step);
}
