using Portal.Lab.Cmdlets.Declarations;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A virtual switch, as Get-VMSwitch gives it.</summary>
/// <param name="name">Label, unique here.</param>
/// <param name="computerName">Of its host.</param>
[HostObject]
public sealed class VMSwitch(string name, string computerName)
{
    /// <summary>Label.</summary>
    public string Name { get; } = name;

    /// <summary>"External": the lab has no others.</summary>
    public string SwitchType { get; } = "External";

    /// <summary>Of its host.</summary>
    public string ComputerName { get; } = computerName;
}
