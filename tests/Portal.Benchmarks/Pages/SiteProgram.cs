using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Pages;

/// <summary>A web server in a process of its own: the portal, or the stock page it is measured against.</summary>
internal sealed class SiteProgram : IAsyncDisposable
{
    private readonly Process _process;

    private SiteProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    public static Task<SiteProgram> StockAsync() => StartAsync(Checkout.At("tests", "Portal.StockPage", "bin", Configuration, "net10.0", "Portal.StockPage.dll"), address => ["--urls", address]);

    public static Task<SiteProgram> PortalAsync(string data) =>
        StartAsync(Checkout.At("src", "Portal.Web", "bin", Configuration, "net10.0", "Portal.Web.dll"), address => ["serve", "--data", data, "--urls", address],
            ("Portal__Administrator__Name", Visit.Name), ("Portal__Administrator__Password", Visit.Password));

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
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

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
