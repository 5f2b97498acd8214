using Portal.Features.Machines;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Machines;

/// <summary>A machine as text for somebody else's ticket.</summary>
internal static class Ticket
{
    /// <summary>State, since when, why, what to do, and a link that holds also when the name is given to another machine.</summary>
    /// <param name="card">The machine.</param>
    /// <param name="look">What its host says; null when nobody knows.</param>
    /// <param name="root">The portal's own address, with a slash at its end.</param>
    public static string Of(MachineCard card, MachineLook? look, string root)
    {
        List<string> lines = [$"{card.Name}: {ConditionKeys.Word(card.Condition)} since {Say.Exact(card.Since)}"];
        if (!string.IsNullOrEmpty(card.Why)) lines.Add($"Why: {card.Why}");
        if (!string.IsNullOrEmpty(card.Remedy)) lines.Add($"What to do: {card.Remedy}");
        if (look is not null) lines.Add($"Power: {PowerWords.Of(look.Vm.Power)}, asked {Say.Exact(look.When)}");
        lines.Add($"Host: {card.Host}, catalog: {card.Catalog ?? "removed"}, image version {card.ImageNumber}");
        lines.Add($"{root}machines/{card.Id}");
        return string.Join('\n', lines);
    }
}
