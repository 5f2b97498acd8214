using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>The processes of a machine that scripts ask for: its management service, whose start tells whether jobs are older than it.</summary>
public sealed class GetProcess() : CmdletBody("Get-Process")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var all = ProcessesOf(call.Session.Host);
        if (!call.Has("Name")) all.ForEach(call.Write);
        foreach (var name in call.All<string>("Name"))
        {
            var wanted = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = all.FindAll(process => wanted.IsMatch(process.ProcessName));
            found.ForEach(call.Write);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                call.Error(RefusalException.InWords(0x80131501, $"Cannot find a process with the name \"{name}\". Verify the process name and call the cmdlet again.", "NoProcessFoundForGivenName", "ObjectNotFound"), name);
        }
    }

    private static List<HostProcess> ProcessesOf(IWindowsHost host) => [new HostProcess("vmms", 2044, host.Jobs.ServiceStarted.LocalDateTime)];
}

/// <summary>A process: a <c>System.Diagnostics.Process</c>.</summary>
/// <param name="ProcessName">Without ".exe".</param>
/// <param name="Id">Its number.</param>
/// <param name="StartTime">In the machine's time.</param>
public sealed record HostProcess(string ProcessName, int Id, DateTime StartTime)
{
    /// <summary>The same.</summary>
    public string Name => ProcessName;
}
