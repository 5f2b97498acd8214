using Portal.Lab.Cmdlets.Declarations;

namespace Microsoft.HyperV.PowerShell;

/// <summary>What virtual machines and their checkpoints have in common.</summary>
[HostObject]
public abstract class VirtualMachineBase
{
    /// <summary>Its key; names are labels.</summary>
    public abstract Guid Id { get; }

    /// <summary>Not unique.</summary>
    public abstract string Name { get; }

    /// <summary>Of the host.</summary>
    public abstract string ComputerName { get; }
}
