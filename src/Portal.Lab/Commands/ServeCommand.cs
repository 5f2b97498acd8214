using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Portal.Lab.Endpoint;
using Portal.Lab.Masters;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Commands;

/// <summary><c>serve</c>: plays the machines of a folder until nobody needs them any more, or until SIGTERM.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _data = DataOption.New();
    private readonly Option<string> _pace = new("--pace") { Description = "How slow jobs are: 1 is like a real host, 0 takes no time.", HelpName = "FACTOR", DefaultValueFactory = _ => "0" };
    private readonly Option<string[]> _windows = new("--windows") { Description = $"Another Windows for a machine, kept from then on: {string.Join(", ", ReleaseNames.All)}.", HelpName = "HOST=RELEASE", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _vmm = new("--vmm") { Description = $"A VMM that manages the machines, kept from then on: {string.Join(", ", VmmReleases.All)}. They get a Windows that it can manage.", HelpName = "RELEASE" };

    /// <param name="output">Gets a line when it listens, and one when it ends.</param>
    public ServeCommand(TextWriter output) : base("serve", "Plays the machines of a folder; makes the usual ones in an empty folder.")
    {
        foreach (var option in new Option[] { _data, _pace, _windows, _vmm }) Options.Add(option);
        SetAction((parsed, ct) => RunAsync(DataOption.Read(parsed, _data), Pace(parsed.GetRequiredValue(_pace)), Windows(parsed.GetRequiredValue(_windows)), Vmm(parsed.GetValue(_vmm)), output, ct));
    }

    private static async Task<int> RunAsync(LabFolder folder, double pace, IReadOnlyDictionary<string, WindowsRelease> windows, VmmRelease? vmm, TextWriter output, CancellationToken ct)
    {
        using var held = FolderLock.Take(folder);
        using var site = LabSite.Open(folder, pace, windows, TimeProvider.System, vmm);
        UsualMasters.PutUp(site);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var server = new LabServer(site, new RemotingEndpoint(), TimeProvider.System, output);
        await output.WriteLineAsync($"The lab of {folder.Root} listens on {SocketPath.Of(folder.Root)}.");
        await server.RunAsync(ending.Token);
        await output.WriteLineAsync("The lab ends.");
        return ExitCode.Done;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ending.Cancel();
        }
    }

    private static double Pace(string typed) =>
        double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var pace) && pace is >= 0 and <= 100
            ? pace
            : throw new Complaint("--pace", typed, "It must be a number from 0 to 100.", "Give for instance --pace 0.5.");

    private static VmmRelease? Vmm(string? typed) => typed is null ? null
        : VmmReleases.Find(typed) ?? throw new Complaint("--vmm", typed, $"It must be one of {string.Join(", ", VmmReleases.All)}.", "Give for instance --vmm 2019.");

    private static Dictionary<string, WindowsRelease> Windows(string[] typed)
    {
        var windows = new Dictionary<string, WindowsRelease>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in typed)
        {
            windows[each.Split('=')[0]] = each.Split('=') is [{ Length: > 0 }, var release] && ReleaseNames.Find(release) is { } known
                ? known
                : throw new Complaint("--windows", each, $"It must be HOST=RELEASE, and RELEASE one of {string.Join(", ", ReleaseNames.All)}.", "Give for instance --windows hv03=ws2012.");
        }

        return windows;
    }
}
