using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary>Two faults strike between cmdlets: a slow machine, and one that dies after the first thing that a script has changed.</summary>
/// <param name="host">The machine.</param>
/// <param name="die">Ends the session.</param>
internal sealed class FaultyCmdlets(IWindowsHost host, Action die) : ICmdletWatch
{
    /// <summary>What a slow machine takes more for each cmdlet.</summary>
    public static readonly TimeSpan SlowCmdlet = TimeSpan.FromMilliseconds(200);

    private static readonly string[] ChangingVerbs =
        ["Add", "Connect", "Copy", "Invoke", "Move", "New", "Remove", "Rename", "Repair", "Reset", "Restore", "Resume", "Save", "Set", "Start", "Stop"];
    private static readonly string[] Harmless = ["New-Object", "Start-Sleep"];

    /// <inheritdoc />
    public void Before(string cmdlet, CancellationToken stopping)
    {
        if (host.Has(Faults.Slow)) Task.Delay(SlowCmdlet, host.Time, stopping).GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void After(string cmdlet, CancellationToken stopping)
    {
        if (!host.Has(Faults.DiesMidScript) || Harmless.Contains(cmdlet, StringComparer.OrdinalIgnoreCase) || !ChangingVerbs.Contains(cmdlet.Split('-')[0], StringComparer.OrdinalIgnoreCase)) return;
        die();
        stopping.WaitHandle.WaitOne(); // the script does not get one line further
    }
}
