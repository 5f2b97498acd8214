using System.Diagnostics;
using System.Globalization;
using Portal.TestKit.Disks;

namespace Portal.EndToEnd.Tests;

/// <summary>A portal that listens, on a folder, until it is told to stop.</summary>
internal sealed class Served : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process _process;

    private Served(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<Served> StartAsync(string data, CancellationToken ct)
    {
        var process = PortalProgram.Start("serve", "--data", data, "--urls", "http://127.0.0.1:0");
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Served(process, new Uri(line[(at + Listening.Length)..]));
        }

        throw new InvalidOperationException("The portal ended before it listened.");
    }

    /// <summary>SIGTERM, as a service manager sends it; the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        Tool.Run("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
