using Microsoft.Extensions.Configuration.Memory;

namespace Portal.Web.Logging;

/// <summary>What is worth a line unless the settings say otherwise: everything of ours, and of others what went wrong.</summary>
internal static class LogLevels
{
    /// <summary>Below every other source, so that any of them has the last word (<c>Logging:LogLevel:...</c>).</summary>
    public static void AddTo(IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Logging:LogLevel:Default", "Information"),
                new("Logging:LogLevel:Microsoft", "Warning"),
                new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
                new("Logging:LogLevel:System", "Warning"),
                new("Logging:LogLevel:Hangfire", "Warning"),
            ],
        });
}
