using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Management.Automation.Runspaces;
using Portal.Lab.Cmdlets;
using Portal.Lab.Cmdlets.Core.Machine;
using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary>What a session on an emulated machine starts with: the cmdlets of its Windows and of what is installed there. The engine makes one instance per session.</summary>
public sealed class LabSessionConfiguration : PSSessionConfiguration
{
    // Of the engine that plays the host; Windows PowerShell got them later, or never.
    private static readonly (string Cmdlet, WindowsRelease Since)[] NewCmdlets =
    [
        ("Debug-Job", WindowsRelease.Ws2016), ("Enter-PSHostProcess", WindowsRelease.Ws2016), ("Exit-PSHostProcess", WindowsRelease.Ws2016),
        ("Get-PSHostProcessInfo", WindowsRelease.Ws2016), ("New-PSRoleCapabilityFile", WindowsRelease.Ws2016), ("Register-ArgumentCompleter", WindowsRelease.Ws2016),
        ("Disable-ExperimentalFeature", Never), ("Enable-ExperimentalFeature", Never), ("Get-ExperimentalFeature", Never), ("Get-PSSubsystem", Never), ("Switch-Process", Never),
    ];

    private const WindowsRelease Never = (WindowsRelease)int.MaxValue;
    private static readonly ConcurrentDictionary<Software, Lazy<InitialSessionState>> Made = new();

    /// <inheritdoc />
    public override InitialSessionState GetInitialSessionState(PSSenderInfo senderInfo)
    {
        var host = LabSession.Current.Host;
        var state = Of(host.Software);
        if (host.Has(Faults.OldPowerShell)) TakeCim(state);
        return state;
    }

    // PowerShell 2.0 has none.
    private static void TakeCim(InitialSessionState state)
    {
        foreach (var name in (ReadOnlySpan<string>)["Get-CimInstance", "Invoke-CimMethod"]) state.Commands.Remove(name, null);
    }

    // The engine adds to what it is given: each session gets a copy of its own.
    internal static InitialSessionState Of(Software software) => Made.GetOrAdd(software, static software => new(() => Make(software))).Value.Clone();

    private static InitialSessionState Make(Software software)
    {
        var state = InitialSessionState.CreateDefault2(); // CreateDefault looks for the console host's snap-ins, and throws
        foreach (var (cmdlet, since) in NewCmdlets)
            if (software.Windows < since) state.Commands.Remove(cmdlet, typeof(SessionStateCmdletEntry));
        DeclaredCmdlets.AddTo(state, software);
        // A program: the engine wants verb and noun for what it runs itself.
        state.Commands.Add(new SessionStateCmdletEntry(WhoAmI.Name, typeof(WhoAmI), helpFileName: null));
        state.Commands.Add(new SessionStateAliasEntry("whoami.exe", WhoAmI.Name));
        return state;
    }
}
