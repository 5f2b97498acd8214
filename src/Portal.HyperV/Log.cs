using Microsoft.Extensions.Logging;

namespace Portal.HyperV;

/// <summary>What the room logs: event ids 4000 to 4999.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Debug, "Opened a session to {Host} in {Milliseconds:0} ms.")]
    public static partial void SessionOpened(ILogger log, string host, double milliseconds);

    [LoggerMessage(4001, LogLevel.Warning, "A session to {Host} was lost: {Reason}")]
    public static partial void SessionLost(ILogger log, string host, string reason);

    [LoggerMessage(4002, LogLevel.Information, "An idle session to {Host} showed no sign of life and was discarded.")]
    public static partial void SessionStale(ILogger log, string host);

    [LoggerMessage(4003, LogLevel.Debug, "{Host} was asked for {Function}: {Milliseconds:0} ms.")]
    public static partial void Called(ILogger log, string host, string function, double milliseconds);

    [LoggerMessage(4010, LogLevel.Warning, "{Host} is left out of the hosts of {Address}: {Reason}")]
    public static partial void HostLeftOut(ILogger log, string host, string address, string reason);

    [LoggerMessage(4011, LogLevel.Warning, "What runs on {Host} is told by VMM alone, without heartbeats: {Reason}")]
    public static partial void GuestsUnknown(ILogger log, string host, string reason);

    [LoggerMessage(4020, LogLevel.Information, "{Host} converts {Source} to {Target} as job {Job}.")]
    public static partial void ConversionStarted(ILogger log, string host, string source, string target, string job);

    [LoggerMessage(4021, LogLevel.Warning, "{Host} knows job {Job} for {Target} no more: the conversion starts again.")]
    public static partial void ConversionLost(ILogger log, string host, string job, string target);
}
