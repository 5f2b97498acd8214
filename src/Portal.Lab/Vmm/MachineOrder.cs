using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>A virtual machine that VMM shall make.</summary>
/// <param name="Name">Need not be unique.</param>
/// <param name="Host">Where.</param>
/// <param name="Path">Windows path of the folder that its own is made in.</param>
/// <param name="Generation">1 or 2.</param>
/// <param name="Parts">Its drives and adapters.</param>
internal sealed record MachineOrder(string Name, WindowsHost Host, string Path, int Generation, JobGroup Parts)
{
    /// <summary>For VMM, and for the notes on the host.</summary>
    public string Description { get; init; } = "";

    public int Processors { get; init; } = 1;

    public VmMemory Memory { get; init; } = new();

    /// <summary>A role of the host's cluster.</summary>
    public bool HighlyAvailable { get; init; }

    /// <summary>In the host's words; null for the default.</summary>
    public string? StartAction { get; init; }

    /// <summary>In the host's words; null for the default.</summary>
    public string? StopAction { get; init; }
}
