using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.EmbeddedLab;

/// <summary>Finds the lab by its socket or starts it, and sees to it that it stays: a lab without clients ends itself, and one may be killed.</summary>
internal sealed partial class LabKeeper(DataFolder data, LabOptions options, TimeProvider time, ILogger<LabKeeper> log) : BackgroundService
{
    // Well below the 60 s after which a lab without clients ends itself.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Returns when the lab answers.</summary>
    /// <exception cref="LabException">It did not within its time, or ended.</exception>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (await LabSocket.AnswersAsync(data.Lab, ct)) return;
            Directory.CreateDirectory(data.Lab);
            var words = Path.Combine(data.FullPath, "lab.log");
            using var process = LabProgram.Start(data.Lab, options.Pace, VmmOfNew(), words);
            LogStarted(process.Id, data.Lab);
            await WaitUntilItAnswersAsync(process, words, ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The lab comes first, or work would find its hosts silent. Without it the portal starts all the same.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    /// <summary>The VMM of a lab that is not there yet: one that is there has hosts which another VMM may not manage.</summary>
    private string? VmmOfNew() => File.Exists(Path.Combine(data.Lab, "site.json")) || options.Vmm.Length == 0 ? null : options.Vmm;

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await EnsureAsync(ct);
        }
        catch (Exception fault) when (fault is LabException or IOException or InvalidOperationException)
        {
            LogFailed(fault);
        }
    }

    private async Task WaitUntilItAnswersAsync(System.Diagnostics.Process process, string words, CancellationToken ct)
    {
        var since = time.GetTimestamp();
        while (!await LabSocket.AnswersAsync(data.Lab, ct))
        {
            // Another lab may have held the folder's lock a moment ago, so an end of ours alone is no fault until the time is over.
            if (process.HasExited && time.GetElapsedTime(since) > TimeSpan.FromSeconds(Math.Min(5, options.StartSeconds)))
                throw new LabException(data.Lab, $"It ended before it answered. {LastWords(words)}", $"{words} has all of its words.");
            if (time.GetElapsedTime(since) > TimeSpan.FromSeconds(options.StartSeconds))
                throw new LabException(data.Lab, $"It must answer within {options.StartSeconds} s. {LastWords(words)}", $"Look into {words}, or raise {PortalSettings.Key}:Lab:StartSeconds.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, ct);
        }
    }

    private static string LastWords(string path)
    {
        try
        {
            return File.ReadLines(path).LastOrDefault(line => line.Length > 0) is { } last ? $"Its last words: {last}" : "It said nothing.";
        }
        catch (IOException)
        {
            return "What it said cannot be read.";
        }
    }

    [LoggerMessage(7001, LogLevel.Information, "Started the lab as process {Process} on {Folder}.")]
    private partial void LogStarted(int process, string folder);

    [LoggerMessage(7002, LogLevel.Error, "The lab does not answer; another try follows shortly.")]
    private partial void LogFailed(Exception fault);
}
