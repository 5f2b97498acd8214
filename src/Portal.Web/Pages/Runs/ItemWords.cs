using Portal.Runs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Runs;

/// <summary>States of items as the run page calls them.</summary>
internal static class ItemWords
{
    /// <summary>In the order of the bar: what is over, what moves, what stands still, what waits.</summary>
    public static IReadOnlyList<ItemState> InOrder { get; } =
        [ItemState.Done, ItemState.AtWork, ItemState.Failed, ItemState.Blocked, ItemState.Cancelled, ItemState.Undone, ItemState.Waiting, ItemState.Held];

    /// <summary>In the address.</summary>
    public static string Key(ItemState state) => state == ItemState.AtWork ? "at-work" : state.ToString().ToLowerInvariant();

    /// <summary>Null when it is none.</summary>
    public static ItemState? Parse(string? key) => InOrder.Where(state => Key(state) == key).Select(state => (ItemState?)state).FirstOrDefault();

    /// <summary>"31 done", "2 failed".</summary>
    public static string Count(ItemState state, int count) => $"{Say.Number(count)} {Word(state, count)}";

    /// <summary>Colour in the bar.</summary>
    public static string Colour(ItemState state) => state switch
    {
        ItemState.Done => "done",
        ItemState.AtWork => "atwork",
        ItemState.Failed => "failed",
        ItemState.Blocked => "stuck blocked",
        ItemState.Cancelled or ItemState.Undone => "ended",
        _ => "waits",
    };

    private static string Word(ItemState state, int count) => state switch
    {
        ItemState.AtWork => "at work",
        ItemState.Held => count == 1 ? "waits for another item" : "wait for another item",
        ItemState.Blocked => "kept back by a failure",
        _ => state.ToString().ToLowerInvariant(),
    };
}
