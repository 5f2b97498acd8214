using Microsoft.AspNetCore.ResponseCompression;
using MudBlazor.Services;
using Portal.Web.Access;
using Portal.Web.Api;
using Portal.Web.EmbeddedLab;
using Portal.Web.Live;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>What pages and endpoints need beside the portal itself.</summary>
internal static class WebServices
{
    private const int MostBytesOfMessage = 512 * 1024;

    public static void AddPages(this IServiceCollection services, PortalSettings settings)
    {
        if (settings.Lab.Enabled) services.AddHostedService<LabWelcome>();
        services.AddAccess();
        services.AddLive();
        services.AddSingleton<SettingsList>();
        services.AddApi();
        services.AddScoped<SignIn>();
        services.AddMudServices();
        // What a page read while it was first drawn comes back from the browser, sealed: a list of a hundred rows is larger than the 32 KB that a message may have.
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DetailedErrors = false).AddHubOptions(options => options.MaximumReceiveMessageSize = MostBytesOfMessage);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("image/svg+xml");
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }
}
