using System.Management.Automation.Runspaces;

namespace Portal.Lab.Endpoint;

/// <summary>What a session of PowerShell 2.0 is like: no CIM, and its own version.</summary>
internal static class OldPowerShell
{
    private static readonly string[] NotYet = ["Get-CimInstance", "Invoke-CimMethod"];

    /// <summary>Takes away what came with 3.0.</summary>
    public static void Take(InitialSessionState state)
    {
        foreach (var name in NotYet) state.Commands.Remove(name, null);
        VersionTable.Put(state, new Version(2, 0));
    }
}
