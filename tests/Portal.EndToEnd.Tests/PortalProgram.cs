using System.Diagnostics;
using Portal.TestKit.Web;

namespace Portal.EndToEnd.Tests;

/// <summary>The built portal, run as a process of its own.</summary>
internal static class PortalProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The configuration that these tests were built in is the portal's too.</summary>
    private static string Dll { get; } =
        Checkout.At("src", "Portal.Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Portal.Web.dll");

    /// <summary>Starts it; its output can be read.</summary>
    public static Process Start(params string[] words) => Start(words, new Dictionary<string, string>());

    /// <param name="words">What is typed.</param>
    /// <param name="settings">Environment variables.</param>
    public static Process Start(string[] words, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Dll, .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // Most live for seconds: what the runtime compiles a second time, better, pays off in none of them.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">It did not end within 10 minutes, and was killed.</exception>
    public static Task<Ended> RunAsync(CancellationToken ct, params string[] words) => RunAsync(words, new Dictionary<string, string>(), ct);

    /// <inheritdoc cref="RunAsync(CancellationToken, string[])" />
    public static async Task<Ended> RunAsync(string[] words, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        using var process = Start(words, settings);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException over) when (!ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: false);
            throw new TimeoutException($"'portal {string.Join(' ', words)}' did not end within {Longest}. It said:\n{await output}\n{await errors}", over);
        }

        return new Ended(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a run of the portal ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>The last line of standard output: the summary.</summary>
    public string LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
}
