using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.Benchmarks.Search;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Pages;

/// <summary>A web server in a process of its own: the portal, or the stock page it is measured against.</summary>
internal sealed class SiteProgram : IAsyncDisposable
{
    private static readonly HashSet<string> Ready = [];
    private readonly Process _process;
    private bool _over;

    private SiteProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Settings of a process that keeps no more memory than it uses: what it grew by is what is held.</summary>
    public static readonly (string Name, string Value)[] Sparing = [("DOTNET_GCgen0size", "200000"), ("DOTNET_GCConserveMemory", "9"), ("DOTNET_gcConcurrent", "0")];

    public static async Task<SiteProgram> StockAsync(params (string Name, string Value)[] settings) =>
        await StartAsync(await PublishAsync("tests", "Portal.StockPage"), address => ["--urls", address], settings);

    public static async Task<SiteProgram> PortalAsync(string data, params (string Name, string Value)[] settings) =>
        await StartAsync(await PublishAsync("src", "Portal.Web"), address => ["serve", "--data", data, "--urls", address],
            [("Portal__Administrator__Name", Visit.Name), ("Portal__Administrator__Password", Visit.Password), .. settings]);

    /// <summary>A portal that has these machines.</summary>
    public static async Task<SiteProgram> PortalAsync(string data, Fleet fleet)
    {
        await (await PortalAsync(data)).DisposeAsync(); // only a portal makes such a folder
        await fleet.WriteAsync(Path.Combine(data, "portal.db"));
        return await PortalAsync(data);
    }

    /// <summary>Physical memory of the process, in bytes.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (_over) return;
        _over = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>As it would be installed, once in a run: what was only built serves its files in another way.</summary>
    /// <returns>Path of the program.</returns>
    private static async Task<string> PublishAsync(string folder, string project)
    {
        var to = Path.Combine(AppContext.BaseDirectory, "published", project);
        if (Ready.Add(project))
        {
            await Console.Error.WriteLineAsync($"Publishing {project}");
            using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Checkout.At(folder, project), "-c", "Release", "-o", to, "-v", "q"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var said = await publish.StandardOutput.ReadToEndAsync();
            await publish.WaitForExitAsync();
            if (publish.ExitCode != 0) throw new InvalidOperationException(said);
        }

        return Path.Combine(to, $"{project}.dll");
    }

    private static async Task<SiteProgram> StartAsync(string program, Func<string, string[]> words, params (string Name, string Value)[] settings)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. words(address)]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("Now listening on: ", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, new Uri(address));
        }

        throw new InvalidOperationException($"{program} ended before it listened.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
