using Portal.Runs;

namespace Portal.Tests.Runs.Histories;

/// <summary>How a history must end, whatever troubles there were: by the tales alone.</summary>
public static class Model
{
    /// <summary>Of the steps, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["first", "second", "third"];

    /// <summary>Which step of a plan that is, counted from 0.</summary>
    public static int PlaceOf(string key) => Keys.TakeWhile(each => each != key).Count();

    /// <summary>The item that an item comes after; null when there is none.</summary>
    public static int? BeforeOf(History history, int item)
    {
        var before = history.Tales[item].After;
        return before >= 0 && before < item && history.Tales[before].Run == history.Tales[item].Run ? before : null;
    }

    /// <summary>State and cursor of each item.</summary>
    public static IReadOnlyList<(ItemState State, string Step)> EndOf(History history)
    {
        List<(ItemState State, string Step)> ends = [];
        for (var item = 0; item < history.Tales.Count; item++)
        {
            var steps = history.Tales[item].Steps;
            var failing = steps.TakeWhile(step => step.End == End.Done).Count();
            ends.Add(BeforeOf(history, item) is { } before && ends[before].State != ItemState.Done ? (ItemState.Blocked, Keys[0])
                : failing < steps.Count ? (ItemState.Failed, Keys[failing])
                : (ItemState.Done, Keys[steps.Count - 1]));
        }

        return ends;
    }
}
