using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.TestKit;
using Portal.TestKit.Web;

namespace Portal.EndToEnd.Tests;

/// <summary>A folder for <c>try</c>; its lab ends with it.</summary>
internal sealed class TryFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What <c>--data</c> gets; not there yet.</summary>
    public string Data => _folder.At("try");

    /// <summary>What <c>--json</c> gets.</summary>
    public string Json => _folder.At("machines.json");

    /// <summary>A path beside the data folder.</summary>
    public string At(params string[] parts) => _folder.At(parts);

    /// <summary>What the portals in it are told beside their words: environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs <c>try</c> in it.</summary>
    public Task<Ended> TryAsync(int machines, CancellationToken ct, params string[] also) =>
        PortalProgram.RunAsync(["try", "--machines", machines.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", Data, "--json", Json, .. also], Settings, ct);

    /// <summary>What the last run wrote.</summary>
    public IReadOnlyList<ListedMachine> Machines() =>
        JsonSerializer.Deserialize<MachineFile>(File.ReadAllText(Json), JsonSerializerOptions.Web)!.Machines;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillLabAsync();
        _folder.Dispose();
    }

    /// <summary>Kills the lab, if one runs: it outlives its portals on purpose, for a minute.</summary>
    public async Task KillLabAsync()
    {
        if (await AskLabAsync("""{"kind":"control","verb":"status"}""") is not { } answer) return;
        using var status = JsonDocument.Parse(answer);
        using var lab = Process.GetProcessById(status.RootElement.GetProperty("process").GetInt32());
        lab.Kill();
        await lab.WaitForExitAsync();
    }

    /// <summary>The account of the lab's domain, once a lab has begun in it.</summary>
    public async Task<(string User, string Password)> LabAccountAsync(CancellationToken ct)
    {
        var path = Path.Combine(Data, "lab", "account.json");
        await Eventually.BeAsync("the lab has an account", () => File.Exists(path), ct, TimeSpan.FromMinutes(3));
        using var account = JsonDocument.Parse(await File.ReadAllTextAsync(path, ct));
        return (account.RootElement.GetProperty("user").GetString()!, account.RootElement.GetProperty("password").GetString()!);
    }

    /// <summary>Sets a fault of a machine of the running lab, or clears it.</summary>
    public async Task TurnAsync(string host, string fault, bool on)
    {
        var answer = await AskLabAsync($$"""{"kind":"control","verb":"fault","host":"{{host}}","{{(on ? "set" : "clear")}}":"{{fault}}"}""");
        if (answer?.Contains("\"ok\":true", StringComparison.Ordinal) is not true) throw new InvalidOperationException($"The lab answered: {answer}");
    }

    private async Task<string?> AskLabAsync(string question)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.Combine(Data, "lab"))))[..16];
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(string.IsNullOrEmpty(runtime) ? "/tmp" : runtime, $"portal-lab-{hash}.sock")));
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(question + "\n"));
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}

/// <summary>The file of <c>--json</c>.</summary>
internal sealed record MachineFile(IReadOnlyList<ListedMachine> Machines);

/// <summary>A machine in it.</summary>
internal sealed record ListedMachine(string Name, string State, IReadOnlyList<ListedStep> Steps, IReadOnlyList<ListedDisk> Disks);

/// <summary>A step of a machine.</summary>
internal sealed record ListedStep(string Step, string State, int Attempt, double Seconds);

/// <summary>A disk of a machine.</summary>
internal sealed record ListedDisk(string Kind, string Path, IReadOnlyList<string> Parents);
