using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Portal.Lab.Cmdlets;
using Portal.Lab.Windows;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>PowerShell on a machine of the lab, without the way there: runs what a script runs, in this process.</summary>
internal sealed class TestSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly LabSession _session;

    public TestSession(IWindowsHost host, bool canGoOn = true)
    {
        _session = new LabSession(host, @"LAB\portal", "S-1-5-21-1-2-3-1001", canGoOn);
        var state = InitialSessionState.CreateDefault2();
        DeclaredCmdlets.AddTo(state, host.Release);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace.Open();
    }

    /// <summary>Runs a text to its end; errors that end nothing in PowerShell end it here.</summary>
    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] arguments)
    {
        LabSession.Current = _session;
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript("$ErrorActionPreference = 'Stop'\n" + script, useLocalScope: true);
        foreach (var (name, value) in arguments)
            shell.AddParameter(name, value);
        return [.. shell.Invoke()];
    }

    /// <summary>The error that a text ends with.</summary>
    public ErrorRecord Refusal(string script, params (string Name, object? Value)[] arguments) =>
        Xunit.Assert.ThrowsAny<RuntimeException>(() => Run(script, arguments)).ErrorRecord;

    public void Dispose() => _runspace.Dispose();
}
