using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features;

/// <summary>The one place that says how a thing stands.</summary>
public static class Conditions
{
    /// <summary>Of a machine.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="held">Where the item stands that holds it; null when it is free.</param>
    public static Condition Of(MachineState state, ItemState? held) => held switch
    {
        ItemState.AtWork => Condition.Working,
        ItemState.Waiting or ItemState.Held => Condition.Waiting,
        ItemState.Failed or ItemState.Blocked => Condition.NeedsYou,
        ItemState.Cancelled => Condition.Cancelled,
        _ => Of(state),
    };

    /// <summary>Of an item of a run.</summary>
    public static Condition Of(ItemState item) => item switch
    {
        ItemState.Waiting or ItemState.Held => Condition.Waiting,
        ItemState.AtWork => Condition.Working,
        ItemState.Failed or ItemState.Blocked => Condition.NeedsYou,
        ItemState.Done => Condition.Done,
        _ => Condition.Cancelled,
    };

    /// <summary>Of a catalog: what its machines and its newest image ask for first.</summary>
    /// <param name="machines">How many machines are in which condition.</param>
    /// <param name="image">State of its newest image; null when it has none.</param>
    public static Condition Of(IReadOnlyDictionary<Condition, int> machines, ImageState? image) =>
        machines.ContainsKey(Condition.NeedsYou) ? Condition.NeedsYou
        : machines.ContainsKey(Condition.Working) ? Condition.Working
        : machines.ContainsKey(Condition.Waiting) ? Condition.Waiting
        : machines.ContainsKey(Condition.Cancelled) ? Condition.Cancelled
        : image switch
        {
            ImageState.Consolidating => Condition.Working,
            ImageState.Planned => Condition.Waiting,
            _ => Condition.Healthy,
        };

    /// <summary>Of a run.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="items">How many of its items are in which state; states without an item are left out.</param>
    public static Condition Of(RunState state, IReadOnlyDictionary<ItemState, int> items) =>
        state != RunState.Finished ? items.ContainsKey(ItemState.AtWork) ? Condition.Working : Condition.Waiting
        : items.ContainsKey(ItemState.Failed) || items.ContainsKey(ItemState.Blocked) ? Condition.NeedsYou
        : items.ContainsKey(ItemState.Cancelled) ? Condition.Cancelled
        : items.ContainsKey(ItemState.Undone) && !items.ContainsKey(ItemState.Done) ? Condition.Cancelled
        : Condition.Done;

    private static Condition Of(MachineState state) => state switch
    {
        MachineState.Ready => Condition.Healthy,
        MachineState.Removed => Condition.Done,
        _ => Condition.Waiting,
    };
}
