using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Portal.HyperV.Sessions;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.Endpoint;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>PowerShell on a machine of the lab, without the way there: runs what a script runs, in this process.</summary>
internal sealed class TestSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly LabSession _session;

    public TestSession(WindowsHost host, bool canGoOn = true)
    {
        _session = new LabSession(host, @"LAB\portal", host.Accounts.SidOf(@"LAB\portal")!, canGoOn);
        var state = LabSessionConfiguration.Of(host.Software);
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, description: ""));
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
        shell.AddScript(script, useLocalScope: true);
        foreach (var (name, value) in arguments)
            shell.AddParameter(name, value);
        return [.. shell.Invoke()];
    }

    /// <summary>Defines the portal's own functions, as a session of the portal does when it opens.</summary>
    public TestSession WithPortal()
    {
        LabSession.Current = _session;
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(PortalFunctions.Definition, useLocalScope: false).Invoke();
        return this;
    }

    /// <summary>The only answer of a text.</summary>
    public dynamic One(string script, params (string Name, object? Value)[] arguments) => Assert.Single(Run(script, arguments)).BaseObject;

    /// <summary>The error that a text ends with.</summary>
    public ErrorRecord Refusal(string script, params (string Name, object? Value)[] arguments) =>
        Assert.ThrowsAny<RuntimeException>(() => Run(script, arguments)).ErrorRecord;

    public void Dispose() => _runspace.Dispose();
}

/// <summary>A lab with a session on one machine.</summary>
internal sealed class SessionOn : IDisposable
{
    public SessionOn(WindowsRelease release)
    {
        Lab.Restart(("hv03", release));
        Session = new TestSession(Lab.Hv03);
    }

    public LabUnderTest Lab { get; } = new();

    public WindowsHost Host => Lab.Hv03;

    public TestSession Session { get; }

    public void Dispose()
    {
        Session.Dispose();
        Lab.Dispose();
    }
}
