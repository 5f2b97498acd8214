using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>What the setup of VMM's console leaves in the registry, as Get-ItemProperty gives it: the one key that the lab has.</summary>
/// <param name="InstallPath">Folder of the console.</param>
/// <param name="ProductVersion">Its build; updates raise it.</param>
public sealed record ConsoleSetup(string InstallPath, string ProductVersion)
{
    private const string Key = @"HKLM:\SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Administrator Console\Setup";

    /// <summary>What there is at a path; null where no console is, and for what the lab does not play.</summary>
    internal static ConsoleSetup? At(IWindowsHost host, string path)
    {
        if (!string.Equals(path, Key, StringComparison.OrdinalIgnoreCase) || host.Software.Vmm is not { } release) return null;
        var other = host.Has(Faults.StaleConsole) || host.Has(Faults.OtherConsole);
        return new(@"C:\Program Files\Microsoft System Center\Virtual Machine Manager\", other ? release.OtherBuild() : release.Build());
    }
}
