using Portal.Domain.Connections;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>VMM's module is loaded by Windows PowerShell. PowerShell 7, where SSH ends, is refused.</summary>
public sealed class VmmNeedsWindowsPowerShell : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-powershell";

    /// <inheritdoc />
    public string Title => "VMM is spoken to by Windows PowerShell";

    /// <inheritdoc />
    public string Why => "VMM's module is made for the .NET Framework: PowerShell 7 cannot load it, and what it borrows from Windows PowerShell has no methods left.";

    /// <inheritdoc />
    public Source Source { get; } = new("module.ps7: not supported natively (.NET Framework assemblies)", "VMM's module (vmmflow.json)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "transport";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Vmm is not { } vmm || evidence.Survey.Vmm is not { } said) yield break;
        if (said.Machine.Answer is not { } machine) yield return Finding.Unknown(vmm.Machine, said.Machine.Gap!);
        else if (machine.PowerShellEdition != "Desktop")
        {
            yield return Finding.Failed(vmm.Machine, $"The session there is of PowerShell {machine.PowerShellVersion}, which cannot load VMM's module.", evidence.Settings.Transport == Transport.Ssh
                ? "Choose WinRM as transport for connections through VMM: SSH ends in PowerShell 7."
                : "Let sessions end in the endpoint Microsoft.PowerShell, which is Windows PowerShell.");
        }
        else yield return Finding.Passed(vmm.Machine, $"It is Windows PowerShell {machine.PowerShellVersion}.");
    }
}
