using Portal.Domain;
using Portal.Web.Composition;
using Portal.Web.Endpoints;
using Portal.Web.Settings;

namespace Portal.Web.Hosting;

/// <summary>A portal on its data folder: everything a command needs, held together.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly DataFolder _data;

    private PortalProcess(DataFolder data, WebApplication app) => (_data, App) = (data, app);

    /// <summary>Its services and endpoints.</summary>
    public WebApplication App { get; }

    /// <summary>Takes hold of the folder, reads the settings and puts the rooms together; nothing runs yet.</summary>
    /// <param name="folder">As it was typed.</param>
    /// <param name="urls">Where to listen; null listens nowhere.</param>
    /// <param name="also">More services, after all others.</param>
    public static (PortalProcess? Portal, Verdict Verdict) Open(string folder, string? urls, Action<WebApplicationBuilder>? also = null)
    {
        var (data, verdict) = DataFolder.Open(folder);
        if (data is null) return (null, verdict);
        try
        {
            var (app, no) = Build(data, urls, also);
            if (app is not null) return (new PortalProcess(data, app), Verdict.Yes);
            data.Dispose();
            return (null, no);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Runs until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await App.RunAsync(ct);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _data.Dispose();
    }

    private static (WebApplication?, Verdict) Build(DataFolder data, string? urls, Action<WebApplicationBuilder>? also)
    {
        WebApplicationBuilder builder;
        try
        {
            builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddJsonFile(data.Settings, optional: true, reloadOnChange: false);
            // Once more, so that the environment has the last word over the folder's file too.
            builder.Configuration.AddEnvironmentVariables();
        }
        catch (InvalidDataException fault)
        {
            return (null, Verdict.No("appsettings.json", null, $"{fault.Message} {fault.InnerException?.Message}".Trim(), "Correct the file, or take it away: the portal starts without one."));
        }

        var (settings, verdict) = PortalSettings.Read(builder.Configuration);
        if (settings is null) return (null, verdict);
        builder.WebHost.UseStaticWebAssets();
        if (urls is not null) builder.WebHost.UseUrls(urls);
        builder.Services.AddPortal(data, settings);
        also?.Invoke(builder);
        var app = builder.Build();
        app.MapPortal();
        return (app, Verdict.Yes);
    }
}
