using Microsoft.AspNetCore.Components;

namespace Portal.Web.Live;

/// <summary>What open pages stand on.</summary>
internal static class LiveServices
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Feed>();
        services.AddSingleton(typeof(PersistentComponentStateSerializer<>), typeof(PackedState<>));
        services.AddHostedService<FeedWatch>();
    }
}
