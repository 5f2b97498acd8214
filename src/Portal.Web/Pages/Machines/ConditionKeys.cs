using Portal.Features;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Machines;

/// <summary>Conditions in addresses: "needs-you".</summary>
internal static class ConditionKeys
{
    /// <summary>Those that a machine can be in, what needs somebody first.</summary>
    public static IReadOnlyList<Condition> OfMachines { get; } =
        [Condition.NeedsYou, Condition.Working, Condition.Waiting, Condition.Healthy, Condition.Cancelled, Condition.Done];

    /// <summary>In the address.</summary>
    public static string Key(Condition condition) => Word(condition).Replace(' ', '-');

    /// <summary>As people read it of a machine.</summary>
    public static string Word(Condition condition) => condition == Condition.Done ? "removed" : Badge.Words(condition);

    /// <summary>Null when it is none.</summary>
    public static Condition? Parse(string? key) =>
        OfMachines.Where(condition => Key(condition) == key).Select(condition => (Condition?)condition).FirstOrDefault();
}
