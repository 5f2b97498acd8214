using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Portal.TestKit.Disks;

namespace Portal.EndToEnd.Tests;

/// <summary>A portal that listens, on a folder, until it is told to stop or killed.</summary>
internal sealed class Served : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const string CodeFollows = " minutes: ";
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _said = new();

    private Served(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; private set; }

    /// <summary>The first visitor's code, once it is printed.</summary>
    public Task<string> Code => _code.Task;

    /// <summary>All that it wrote to standard output and standard error so far.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="port">0 for any.</param>
    public static async Task<Served> StartAsync(string data, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null, int port = 0)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var process = PortalProgram.Start(["serve", "--data", data, "--urls", address], settings ?? new Dictionary<string, string>());
        var served = new Served(process, new Uri(address));
        var listens = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = served.ReadAsync(process.StandardError, listens: null);
        _ = served.ReadAsync(process.StandardOutput, listens);
        served.Address = await listens.Task.WaitAsync(ct) ?? throw new InvalidOperationException($"The portal ended before it listened. It said:\n{served.Said}");
        return served;
    }

    /// <summary>A port that nobody listens on just now: for a portal that comes back at the same address.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>SIGTERM, as a service manager sends it; the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        Tool.Run("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: nothing of it gets to say a last word.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, TaskCompletionSource<Uri?>? listens)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _said.Enqueue(line);
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0) listens?.TrySetResult(new Uri(line[(at + Listening.Length)..]));
            var code = line.IndexOf(CodeFollows, StringComparison.Ordinal);
            if (line.StartsWith("Nobody has an account yet.", StringComparison.Ordinal) && code >= 0) _code.TrySetResult(line[(code + CodeFollows.Length)..]);
        }

        listens?.TrySetResult(null);
    }
}
