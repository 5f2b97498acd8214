using Hangfire.AspNetCore;
using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;

namespace Portal.Web.Jobs;

/// <summary>Hangfire's log is one for the whole process and outlives the portal that gave it: whoever speaks after the end is not thrown at.</summary>
internal sealed class LastingLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider _loggers = new(loggers);

    /// <inheritdoc />
    public ILog GetLogger(string name)
    {
        try
        {
            return _loggers.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
