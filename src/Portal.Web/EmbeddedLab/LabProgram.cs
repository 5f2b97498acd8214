using System.Diagnostics;
using System.Globalization;

namespace Portal.Web.EmbeddedLab;

/// <summary>The lab's executable, which lies beside the portal's.</summary>
internal static class LabProgram
{
    private static string Dll => Path.Combine(AppContext.BaseDirectory, "lab", "Portal.Lab.dll");

    /// <summary>Starts <c>serve</c> on a folder, so that it outlives this process however that ends.</summary>
    /// <param name="folder">The lab's folder.</param>
    /// <param name="pace">How slow its jobs are.</param>
    /// <param name="vmm">The VMM that it plays; null leaves it as it is.</param>
    /// <param name="log">Gets the lab's words; a pipe to us would break with us.</param>
    /// <exception cref="LabException">The lab was not published with the portal.</exception>
    public static Process Start(string folder, double pace, string? vmm, string log)
    {
        if (!File.Exists(Dll)) throw new LabException(folder, $"Its program is not beside the portal's: there is no {Dll}.", "Build or publish Portal.Web, which carries it along.");
        string[] words = [Dotnet(), "exec", Dll, "serve", "--data", folder, "--pace", pace.ToString(CultureInfo.InvariantCulture), .. vmm is null ? (string[])[] : ["--vmm", vmm]];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(words[0], words[1..]) { CreateNoWindow = true }
            // A session of its own: Ctrl+C and the end of a terminal reach the portal alone.
            : new ProcessStartInfo("/bin/sh",
                ["-c", "log=$1; shift; command -v setsid > /dev/null && exec setsid \"$@\" < /dev/null >> \"$log\" 2>&1; exec \"$@\" < /dev/null >> \"$log\" 2>&1", "sh", log, .. words]);
        return Process.Start(start) ?? throw new InvalidOperationException("The lab's process could not be started.");
    }

    // Under an apphost the running process is the portal, not dotnet.
    private static string Dotnet()
    {
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") return Environment.ProcessPath!;
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
