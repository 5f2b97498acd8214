using Portal.Data;
using Portal.Data.Secrets;
using Portal.Domain.Prerequisites;
using Portal.Features;
using Portal.HyperV;
using Portal.Web.EmbeddedLab;
using Portal.Web.Health;
using Portal.Web.Hosting;
using Portal.Web.Jobs;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>Puts the rooms together. The only place that sees the HyperV room and the databases' rooms.</summary>
internal static class PortalServices
{
    /// <summary>Everything a portal is, on this folder with these settings.</summary>
    /// <param name="services">To add to.</param>
    /// <param name="data">Held by this process.</param>
    /// <param name="settings">Judged.</param>
    /// <param name="key">Opens the database's key ring.</param>
    public static void AddPortal(this IServiceCollection services, DataFolder data, PortalSettings settings, RingKey key)
    {
        services.AddSingleton(data);
        services.AddSingleton(settings.Database);
        services.AddSingleton(settings.Work);
        services.AddSingleton(settings.Lab);
        services.AddSingleton(settings.Administrator);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PortalStatus>();
        services.AddPortalDatabase(data, settings.Database);
        services.AddPortalSecrets(key);
        services.AddHyperV(_ => HostSessions.Options(data, settings.Hosts, settings.Lab));
        // A script on a host may outlive its caller by the call's time and the minute after which the host ends a session that nobody holds.
        services.AddFeatures(new FeaturesOptions
        {
            LongestRemoteCall = TimeSpan.FromSeconds(settings.Hosts.CallSeconds + 60),
            Machine = PortalMachine.Here(settings.Directory.Forest is { Length: > 0 } forest ? forest : null),
        });
        var health = services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<EngineCheck>("engine");
        if (settings.Lab.Enabled)
        {
            services.AddSingleton<LabConnection>();
            services.AddSingleton<LabKeeper>();
            services.AddHostedService(provider => provider.GetRequiredService<LabKeeper>());
            health.AddCheck<LabCheck>("lab");
        }

        services.AddJobs();
    }
}
