using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Benchmarks.Machines;

/// <summary>A portal as <c>try</c> starts it, in this process, on a folder that goes afterwards; its lab beside it.</summary>
internal sealed class PortalUnderTest : IAsyncDisposable
{
    private static readonly Who Me = new("benchmark", "command line");
    private readonly PortalProcess _portal;
    private readonly string _folder;

    private PortalUnderTest(PortalProcess portal, string folder, int lab, Guid connection) =>
        (_portal, _folder, Lab, Connection) = (portal, folder, lab, connection);

    /// <summary>Process id of the lab.</summary>
    public int Lab { get; }

    public Guid Connection { get; }

    public IServiceProvider Services => _portal.Host.Services;

    public static async Task<PortalUnderTest> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        var start = new PortalStart(folder, Urls: null)
        {
            LogToFile = true,
            Settings = new Dictionary<string, string?> { [$"{PortalSettings.Key}:Lab:Enabled"] = "true", [$"{PortalSettings.Key}:Lab:Pace"] = "0" },
        };
        var (portal, verdict) = await PortalProcess.OpenAsync(start, CancellationToken.None);
        if (portal is null) throw new InvalidOperationException(string.Join(' ', verdict.Objections));
        var services = portal.Host.Services;
        var data = services.GetRequiredService<DataFolder>();
        await services.GetRequiredService<LabKeeper>().EnsureAsync(CancellationToken.None);
        await portal.Host.StartAsync();
        var account = await LabAccount.ReadAsync(data.Lab, CancellationToken.None);
        var connection = await services.GetRequiredService<AddConnection>().ExecuteAsync(
            new ConnectionOrder
            {
                Name = "Lab", Address = "cluster01.lab.example", Transport = Transport.Lab, Account = account.User, Password = account.Password, Switch = "LAN",
                StorageKind = StorageKind.Csv, StorageFolder = @"C:\ClusterStorage\Volume1\Portal",
            },
            Me, CancellationToken.None);
        var status = await LabSocket.AskAsync(data.Lab, new JsonObject { ["verb"] = "status" }, CancellationToken.None);
        return new(portal, folder, (int)status!["process"]!, connection.IsYes ? connection.Value : throw new InvalidOperationException(string.Join(' ', connection.Verdict.Objections)));
    }

    /// <summary>Makes a catalog with so many machines and waits for the last one.</summary>
    public async Task<Guid> MakeAsync(string catalog, string pattern, int machines) =>
        await OrderedAsync(await Services.GetRequiredService<CreateCatalog>().ExecuteAsync(
            new CatalogOrder { Name = catalog, ConnectionId = Connection, Master = "debian-12", NamingPattern = pattern, Machines = machines }, Me, CancellationToken.None));

    /// <summary>Adds so many machines and waits for the last one.</summary>
    public async Task AddAsync(Guid catalog, int machines) =>
        await OrderedAsync(await Services.GetRequiredService<AddMachines>().ExecuteAsync(catalog, machines, Me, CancellationToken.None));

    private async Task<Guid> OrderedAsync(Answer<Ordered> ordered)
    {
        if (!ordered.IsYes) throw new InvalidOperationException(string.Join(' ', ordered.Verdict.Objections));
        var runs = Services.GetRequiredService<ReadRun>();
        while (true)
        {
            var run = await runs.ExecuteAsync(ordered.Value!.Run, CancellationToken.None);
            if (run is { Summary.State: RunState.Finished })
                return run.Summary.Outcome == RunOutcome.Succeeded ? ordered.Value.Catalog : throw new InvalidOperationException($"The run ended as {run.Summary.Outcome}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.Host.StopAsync();
        await _portal.DisposeAsync();
        using (var lab = System.Diagnostics.Process.GetProcessById(Lab))
        {
            lab.Kill();
            await lab.WaitForExitAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
