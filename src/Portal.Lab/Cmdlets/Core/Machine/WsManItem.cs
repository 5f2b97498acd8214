using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>A leaf of the drive WSMan:, as Get-Item gives it.</summary>
/// <param name="Name">"CredSSP".</param>
/// <param name="Value">"true" or "false".</param>
public sealed record WsManItem(string Name, string Value)
{
    private const string Drive = @"WSMan:\";

    internal static bool Is(string path) => path.StartsWith(Drive, StringComparison.OrdinalIgnoreCase);

    /// <summary>What there is at a path; null for what the lab does not play.</summary>
    internal static WsManItem? At(IWindowsHost host, string path) =>
        string.Equals(path, @"WSMan:\localhost\Service\Auth\CredSSP", StringComparison.OrdinalIgnoreCase) ? new("CredSSP", host.Has(Faults.NoCredSsp) ? "false" : "true") : null;
}
