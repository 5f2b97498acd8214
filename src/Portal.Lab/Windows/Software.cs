using Portal.Lab.Vmm;

namespace Portal.Lab.Windows;

/// <summary>What is installed on a machine: decides what a session on it finds.</summary>
/// <param name="Windows">Its Windows, with that one's PowerShell.</param>
/// <param name="HyperV">Whether it has Hyper-V and failover clustering.</param>
/// <param name="Vmm">Release of the VMM console on it; null for none.</param>
public sealed record Software(WindowsRelease Windows, bool HyperV, VmmRelease? Vmm);
