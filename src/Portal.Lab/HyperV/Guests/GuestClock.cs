using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Guests;

/// <summary>When guests come up and go down.</summary>
internal static class GuestClock
{
    private static readonly TimeSpan Boot = TimeSpan.FromSeconds(25), Shutdown = TimeSpan.FromSeconds(8);

    /// <summary>Whether the guest has booted and speaks with its host.</summary>
    public static bool IsUp(IWindowsHost host, VmRecord machine) =>
        machine is { Power: VmPower.Running, Guest: not null, Started: { } started } && host.Time.GetUtcNow() - started >= Boot * host.Pace;

    /// <summary>The guest shuts down by itself. A lab that ends meanwhile finds it running again, as if it had not heard.</summary>
    /// <returns>Completes when it is off.</returns>
    public static async Task ShutDownAsync(IWindowsHost host, Guid machine)
    {
        if (host.Pace > 0)
            await Task.Delay(Shutdown * host.Pace, host.Time);
        MachinePower.TurnOff(host, machine);
    }
}
