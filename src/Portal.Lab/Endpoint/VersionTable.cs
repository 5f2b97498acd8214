using System.Collections;
using System.Management.Automation;
using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary><c>$PSVersionTable</c> of the PowerShell that a Windows has, in place of the engine's own.</summary>
internal sealed class VersionTable : Hashtable
{
    private VersionTable(object version, string? edition) : base(StringComparer.OrdinalIgnoreCase)
    {
        this["PSVersion"] = version;
        if (edition is not null) this["PSEdition"] = edition;
    }

    /// <summary>Puts it into a session, unless it is there.</summary>
    public static void PutInto(SessionState session, IWindowsHost host)
    {
        if (session.PSVariable.Get("PSVersionTable") is { Value: not VersionTable } variable) EngineInternals.SetConstant(variable, Of(host));
    }

    private static VersionTable Of(IWindowsHost host)
    {
        if (host.Has(Faults.PowerShell7)) return new(new SemanticVersion(7, 4, 6), "Core");
        var version = host.Has(Faults.OldPowerShell) ? new Version(2, 0) : OfWindows(host.Release);
        return new(version, version.Major >= 5 ? "Desktop" : null);
    }

    private static Version OfWindows(WindowsRelease release) => release switch
    {
        WindowsRelease.Ws2008R2 or WindowsRelease.Ws2012 => new Version(3, 0), // by WMF 3.0, and as it came
        WindowsRelease.Ws2012R2 => new Version(4, 0),
        WindowsRelease.Ws2016 => new Version(5, 1, 14393, 0),
        WindowsRelease.Ws2019 => new Version(5, 1, 17763, 1),
        WindowsRelease.Ws2022 => new Version(5, 1, 20348, 1),
        _ => new Version(5, 1, 26100, 1),
    };
}
