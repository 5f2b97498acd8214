using Microsoft.Extensions.Logging;

namespace Portal.Features;

/// <summary>What the use cases say to operators. Event ids 5000 to 5999.</summary>
internal static partial class FeaturesLog
{
    [LoggerMessage(5000, LogLevel.Information, "Went on preparing the order '{Title}' ({Run}), whose caller died.")]
    public static partial void WentOn(ILogger logger, string title, Guid run);

    [LoggerMessage(5001, LogLevel.Error, "The order '{Title}' ({Run}) could not be prepared. Trying again later.")]
    public static partial void NotPrepared(ILogger logger, Exception failure, string title, Guid run);
}
