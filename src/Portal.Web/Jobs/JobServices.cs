using Hangfire;
using Hangfire.AspNetCore;
using Portal.Features;
using Portal.Features.Connections.Checking;
using Portal.Runs;
using Portal.Runs.Engine;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.Jobs;

/// <summary>The engine, and the workers that Hangfire brings to it. The only place that knows Hangfire.</summary>
internal static class JobServices
{
    /// <summary>How long items may take to be given back when the host stops; a little more than a step's grace.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(35);

    /// <summary>Needs the database with its journal, the use cases with their plans, the data folder and the settings.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(Engine);
        services.AddSingleton(NewCrew);
        services.AddSingleton<Foreman>();
        services.AddSingleton<WorkJob>();
        services.AddSingleton<IWorkBell, Bell>();
        services.AddSingleton<CheckJob>();
        services.AddSingleton<ICheckBell, CheckBell>();

        // Ours instead of the static ones, so that two portals in one process (the tests) share neither jobs nor the hands that do them.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton(provider => JobStorages.For(provider.GetRequiredService<DatabaseOptions>()));
        services.AddHangfire((provider, hangfire) => hangfire.UseLogProvider(new LastingLog(provider.GetRequiredService<ILoggerFactory>())));

        // Stopped in reverse: nothing new is called, the workers give their items back, and the heart beats until they have.
        services.AddHostedService<EngineLife>();
        services.AddHangfireServer((provider, options) =>
        {
            options.ServerName = provider.GetRequiredService<DataFolder>().Node;
            options.WorkerCount = provider.GetRequiredService<WorkOptions>().Slots;
            options.StopTimeout = TimeSpan.Zero;
            options.ShutdownTimeout = StopWithin;
        });
        services.AddHostedService<CrewWatch>();
        services.AddHostedService<Preparer>();
        services.AddHostedService<Forgetting>();
        services.AddHostedService<NightlyChecks>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin + TimeSpan.FromSeconds(10));
    }

    private static RunEngine Engine(IServiceProvider provider)
    {
        var work = provider.GetRequiredService<WorkOptions>();
        var options = new EngineOptions
        {
            Node = new NodeId(provider.GetRequiredService<DataFolder>().Node),
            Lease = TimeSpan.FromSeconds(work.LeaseSeconds),
            ProbeEvery = TimeSpan.FromSeconds(work.ProbeSeconds),
            MendEvery = TimeSpan.FromSeconds(work.MendSeconds),
        };
        return new RunEngine(
            provider.GetRequiredService<IJournal>(), provider.GetRequiredService<PlanBook>(), provider, options,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RunEngine>>());
    }

    private static Crew NewCrew(IServiceProvider provider)
    {
        var work = provider.GetRequiredService<WorkOptions>();
        return new Crew(
            provider.GetRequiredService<RunEngine>(), work.Slots, TimeSpan.FromSeconds(work.LookSeconds), provider.GetRequiredService<Foreman>().Call,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Crew>>());
    }
}
