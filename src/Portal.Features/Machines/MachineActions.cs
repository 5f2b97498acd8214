using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary>What can be done to a machine as it stands, and why the rest cannot.</summary>
public static class MachineActions
{
    /// <summary>Every action, each with why it cannot be done where it cannot.</summary>
    /// <param name="state">Where the machine stands.</param>
    /// <param name="order">The order that holds it; null when none does.</param>
    /// <param name="power">What its host says; unknown forbids nothing.</param>
    public static IReadOnlyList<AllowedAction> Of(MachineState state, MachineOrderView? order, PowerState power) =>
        [.. Enum.GetValues<PowerAction>().Select(action => new AllowedAction(action, Refusal(state, order)?.Rule ?? Refusal(action, power)))];

    /// <summary>Why no order of power may have the machine, and the way out; null when one may.</summary>
    internal static (string Rule, string Remedy)? Refusal(MachineState state, MachineOrderView? order) => (state, order) switch
    {
        (_, { State: ItemState.Failed or ItemState.Blocked or ItemState.Cancelled }) => ($"The run '{order.Title}' got stuck with it.", "Retry or undo that first."),
        (_, not null) => ($"It is held by the run '{order.Title}'.", "Wait until that is through, or cancel it."),
        (MachineState.Ready, _) => null,
        (MachineState.Removing, _) => ("It is being removed.", "Choose another."),
        (MachineState.Removed, _) => ("It was removed.", "Choose another."),
        _ => ("It is not made yet.", "Wait until it is."),
    };

    private static string? Refusal(PowerAction action, PowerState power) => (action, power) switch
    {
        (PowerAction.Start, PowerState.Running) => "It is running.",
        (PowerAction.ShutDown or PowerAction.TurnOff, PowerState.Off) => "It is off.",
        (PowerAction.Restart, PowerState.Off) => "It is off: start it.",
        (PowerAction.ShutDown or PowerAction.Restart, PowerState.Saved) => "It is saved: start it first.",
        (PowerAction.ShutDown or PowerAction.Restart, PowerState.Paused) => "It is paused: start it first.",
        _ => null,
    };
}

/// <summary>An action, and whether it can be done.</summary>
/// <param name="Action">What.</param>
/// <param name="Because">Why it cannot; null when it can.</param>
public sealed record AllowedAction(PowerAction Action, string? Because)
{
    /// <summary>It can be done.</summary>
    public bool IsAllowed => Because is null;
}
