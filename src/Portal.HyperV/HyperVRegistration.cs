using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Hosts;

namespace Portal.HyperV;

/// <summary>Puts the room into a container.</summary>
public static class HyperVRegistration
{
    /// <summary>Adds <see cref="IHosts"/>. The container must hold an <see cref="Domain.Connections.IConnectionBook"/>, a <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="services">The container.</param>
    /// <param name="options">How the room works, from settings; read when the first host is asked for.</param>
    public static IServiceCollection AddHyperV(this IServiceCollection services, Func<IServiceProvider, HyperVOptions> options) =>
        services.AddSingleton(options).AddSingleton<IHosts, Hosts>();
}
