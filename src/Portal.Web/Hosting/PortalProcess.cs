using Portal.Domain;
using Portal.Web.Composition;
using Portal.Web.Endpoints;
using Portal.Web.Logging;
using Portal.Web.Settings;

namespace Portal.Web.Hosting;

/// <summary>A portal on its data folder: everything a command needs, held together.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly DataFolder _data;

    private PortalProcess(DataFolder data, IHost host) => (_data, Host) = (data, host);

    /// <summary>Its services; with a web server it is a <see cref="WebApplication"/>.</summary>
    public IHost Host { get; }

    /// <summary>Takes hold of the folder, reads the settings, makes the database ready and puts the rooms together; nothing runs yet.</summary>
    /// <returns>The portal, or what speaks against it.</returns>
    public static async Task<(PortalProcess? Portal, Verdict Verdict)> OpenAsync(PortalStart start, CancellationToken ct)
    {
        var (data, verdict) = DataFolder.Open(start.Folder);
        if (data is null) return (null, verdict);
        IHost? host = null;
        try
        {
            (host, verdict) = await BuildAsync(data, start, ct);
            return host is null ? (null, verdict) : (new PortalProcess(data, host), verdict);
        }
        finally
        {
            if (host is null) data.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Host).DisposeAsync();
        _data.Dispose();
    }

    private static async Task<(IHost?, Verdict)> BuildAsync(DataFolder data, PortalStart start, CancellationToken ct)
    {
        if (start.MayUse(data) is { IsYes: false } foreign) return (null, foreign);
        IHostApplicationBuilder builder;
        try
        {
            builder = start.Urls is null
                ? new HostApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory })
                // By its own name it finds its own static files, also where a test is the program.
                : WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(PortalProcess).Assembly.GetName().Name });
            LogLevels.AddTo(builder.Configuration);
            builder.Configuration.AddJsonFile(data.Settings, optional: true, reloadOnChange: false);
            // Once more, so that the environment has the last word over the folder's file too.
            builder.Configuration.AddEnvironmentVariables();
            builder.Configuration.AddInMemoryCollection(start.Settings);
        }
        catch (InvalidDataException fault)
        {
            return (null, Verdict.No("appsettings.json", null, $"{fault.Message} {fault.InnerException?.Message}".Trim(), "Correct the file, or take it away: the portal starts without one."));
        }

        var (settings, verdict) = PortalSettings.Read(builder.Configuration);
        if (settings is null) return (null, verdict);
        var (key, no) = await DatabaseStart.ReadyAsync(data, settings.Database, ct);
        if (key is null) return (null, no);
        if (start.LogToFile) builder.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(provider => new LogFile(data.Log, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddPortal(data, settings, key);
        return (Build(builder, start, settings), Verdict.Yes);
    }

    private static IHost Build(IHostApplicationBuilder builder, PortalStart start, PortalSettings settings)
    {
        if (builder is not WebApplicationBuilder web)
        {
            start.Services(builder.Services);
            return ((HostApplicationBuilder)builder).Build();
        }

        web.WebHost.UseStaticWebAssets();
        web.WebHost.UseUrls(start.Urls!);
        web.Services.AddPages(settings);
        start.Services(web.Services);
        var app = web.Build();
        app.MapPortal();
        return app;
    }
}
