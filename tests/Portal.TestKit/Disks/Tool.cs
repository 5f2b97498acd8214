using System.Diagnostics;
using Xunit;

namespace Portal.TestKit.Disks;

/// <summary>A program that reads disks and shares no code with ours.</summary>
public static class Tool
{
    /// <summary>What it printed, both streams together; the test fails when the exit code is not the expected one.</summary>
    public static string Run(string program, string[] arguments, int exitCode = 0, string? folder = null)
    {
        var (code, output) = Try(program, arguments, folder);
        Assert.True(code == exitCode, $"{program} {string.Join(' ', arguments)} ended with {code}, not {exitCode}:\n{output}");
        return output;
    }

    /// <summary>As <see cref="Run"/>, with whatever exit code; skips the test where the program is missing.</summary>
    public static (int ExitCode, string Output) Try(string program, string[] arguments, string? folder = null)
    {
        var path = Find(program);
        if (path is null) Assert.Skip($"{program} is not installed: this check needs it.");

        var start = new ProcessStartInfo(path, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["MTOOLS_SKIP_CHECK"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>Starts a program that goes on beside the test; skips the test where it is missing.</summary>
    /// <param name="command">The program, by name or full path, and its arguments.</param>
    public static Process Start(params string[] command)
    {
        var path = Path.IsPathRooted(command[0]) && File.Exists(command[0]) ? command[0] : Find(Path.GetFileName(command[0]));
        if (path is null) Assert.Skip($"{command[0]} is not installed: this check needs it.");
        return Process.Start(new ProcessStartInfo(path, command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static string? Find(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':')
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
