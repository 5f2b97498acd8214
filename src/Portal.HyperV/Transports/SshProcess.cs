using System.Diagnostics;

namespace Portal.HyperV.Transports;

/// <summary>A running ssh as a link: its standard streams, its last words, its end.</summary>
internal sealed class SshProcess : IDisposable
{
    private const int LastLines = 4;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Queue<string> _lastWords = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string> _failed;
    private int _closed;

    private SshProcess(Process process, Action<string> failed) => (_process, _failed) = (process, failed);

    /// <param name="start">The command, with all three streams redirected.</param>
    /// <param name="failed">Told the reason when ssh ended by itself.</param>
    public static StreamLink Start(ProcessStartInfo start, Action<string> failed)
    {
        var process = new Process { StartInfo = start };
        var ssh = new SshProcess(process, failed);
        process.ErrorDataReceived += ssh.Hear;
        process.Start();
        process.BeginErrorReadLine();
        return new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, ssh.WhyEnded, ssh.Dispose);
    }

    /// <summary>Kills it. Its streams end by themselves then; closing them under a reader would not wake it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1) return;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private string? WhyEnded()
    {
        // Its output has ended; its last words may still be on their way.
        _silent.Task.Wait(Farewell);
        string words;
        lock (_lastWords) words = string.Join(' ', _lastWords);
        if (words.Length == 0) words = _process.WaitForExit(Farewell) ? $"ssh ended with code {_process.ExitCode}." : "The host closed the connection.";
        _failed(words);
        return words;
    }

    private void Hear(object sender, DataReceivedEventArgs heard)
    {
        if (heard.Data is null)
        {
            _silent.TrySetResult();
            return;
        }
        var line = heard.Data.Trim();
        if (line.Length == 0 || line.All(letter => letter == '@')) return;
        lock (_lastWords)
        {
            _lastWords.Enqueue(line);
            if (_lastWords.Count > LastLines) _lastWords.Dequeue();
        }
    }
}
