using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.TestKit.Web;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Hosting;

/// <summary>A folder for portals of a test, without a lab.</summary>
internal sealed class APortal : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public APortal() => _folder.File("appsettings.json", """{ "Portal": { "Lab": { "Enabled": false } } }""");

    public string Folder => _folder.FullPath;

    public string KeyFile => _folder.At("ring.key");

    public Task<(PortalProcess? Portal, Verdict Verdict)> OpenAsync(CancellationToken ct, string? urls = null, Action<IServiceCollection>? services = null) =>
        PortalProcess.OpenAsync(new PortalStart(Folder, urls) { LogToFile = true, Services = services ?? (_ => { }) }, ct);

    public void Dispose() => _folder.Dispose();
}
