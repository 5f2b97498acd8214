using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>Puts the rooms together. The only place that sees the HyperV room and the databases' rooms.</summary>
internal static class PortalServices
{
    /// <summary>Everything a portal is, on this folder with these settings.</summary>
    public static void AddPortal(this IServiceCollection services, DataFolder data, PortalSettings settings)
    {
        services.AddSingleton(data);
        services.AddSingleton(settings.Database);
        services.AddSingleton(settings.Work);
        services.AddSingleton(settings.Lab);
        services.AddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        if (settings.Lab.Enabled)
        {
            services.AddSingleton<LabKeeper>();
            services.AddHostedService(provider => provider.GetRequiredService<LabKeeper>());
        }
    }
}
