using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Portal.Domain.Connections;
using Portal.HyperV.Transports;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>A session to a machine of a running lab, over the portal's own transport.</summary>
internal sealed class LabConnection : IDisposable
{
    private readonly SessionWay _way;

    private LabConnection(SessionWay way, Runspace runspace) => (_way, Runspace) = (way, runspace);

    public Runspace Runspace { get; }

    public string? Share => _way.ShareFolder;

    public static LabConnection Open(RunningLab lab, string host = "hv01.lab.example", string name = "portal test")
    {
        var access = new ConnectionAccess(Guid.NewGuid(), "Lab", host, Transport.Lab, lab.Site.Account.User, new Secret(lab.Site.Account.Password), @"C:\Portal", @"C:\Staging", 4);
        var way = new LabTransport(lab.Socket, host, access, name).Begin();
        var runspace = RunspaceFactory.CreateRunspace(way.Connection, host: null, typeTable: null, applicationArguments: null, name);
        using var settled = new ManualResetEventSlim();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Opened or RunspaceState.Broken) settled.Set();
        };
        way.BeginOpen(runspace);
        settled.Wait();
        if (runspace.RunspaceStateInfo.Reason is { } reason) throw reason;
        using var first = PowerShell.Create();
        first.Runspace = runspace;
        first.AddScript("$ErrorActionPreference = 'Stop'", useLocalScope: false).Invoke();
        return new LabConnection(way, runspace);
    }

    /// <summary>Runs a text to its end; an error ends it.</summary>
    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] arguments)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        shell.AddScript(script, useLocalScope: true);
        foreach (var (name, value) in arguments) shell.AddParameter(name, value);
        return [.. shell.Invoke()];
    }

    /// <summary>The error that a text ends with.</summary>
    public ErrorRecord Refusal(string script, params (string Name, object? Value)[] arguments) =>
        Xunit.Assert.ThrowsAny<RuntimeException>(() => Run(script, arguments)).ErrorRecord;

    /// <summary>Breaks the way, as the end of the portal's process does.</summary>
    public void Kill() => _way.Kill("killed by the test");

    public void Dispose()
    {
        Kill();
        Runspace.Dispose();
    }
}
