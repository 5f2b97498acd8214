using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary><c>$PSVersionTable</c> of the PowerShell that a Windows has, in place of the engine's own.</summary>
internal static class VersionTable
{
    private const string Name = "PSVersionTable";

    /// <summary>Puts that of a Windows.</summary>
    public static void Put(InitialSessionState state, WindowsRelease release) => Put(state, release switch
    {
        WindowsRelease.Ws2008R2 or WindowsRelease.Ws2012 => new(3, 0), // by WMF 3.0, and as it came
        WindowsRelease.Ws2012R2 => new Version(4, 0),
        WindowsRelease.Ws2016 => new Version(5, 1, 14393, 0),
        WindowsRelease.Ws2019 => new Version(5, 1, 17763, 1),
        WindowsRelease.Ws2022 => new Version(5, 1, 20348, 1),
        _ => new Version(5, 1, 26100, 1),
    });

    /// <summary>Puts that of a version.</summary>
    public static void Put(InitialSessionState state, Version version)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase) { ["PSVersion"] = version };
        if (version.Major >= 5) table["PSEdition"] = "Desktop";
        state.Variables.Remove(Name, null);
        state.Variables.Add(new SessionStateVariableEntry(Name, table, "Version information for current PowerShell session.", ScopedItemOptions.ReadOnly | ScopedItemOptions.AllScope));
    }
}
