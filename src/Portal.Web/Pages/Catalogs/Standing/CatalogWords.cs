using Portal.Domain.Catalogs;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Web.Components.Parts;
using Portal.Web.Pages.Machines;

namespace Portal.Web.Pages.Catalogs.Standing;

/// <summary>How catalogs stand, in words.</summary>
internal static class CatalogWords
{
    /// <summary>"148 of 150 machines healthy, 2 need you".</summary>
    public static string Standing(int machines, int healthy, int needYou)
    {
        if (machines == 0) return "no machines";
        var all = healthy == machines ? $"{(machines == 1 ? "its only machine" : $"all {Say.Count(machines, "machine")}")} healthy" : $"{Say.Number(healthy)} of {Say.Count(machines, "machine")} healthy";
        return needYou == 0 ? all : $"{all}, {Say.Number(needYou)} {(needYou == 1 ? "needs" : "need")} you";
    }

    /// <summary>"50: 2 need you, 48 healthy", what needs somebody first.</summary>
    public static string Machines(IReadOnlyDictionary<Condition, int> counts)
    {
        var parts = ConditionKeys.OfMachines.Where(counts.ContainsKey).Select(condition => $"{Say.Number(counts[condition])} {Word(condition, counts[condition])}").ToList();
        return parts.Count switch
        {
            0 => "none",
            1 => parts[0],
            _ => $"{Say.Number(counts.Values.Sum())}: {string.Join(", ", parts)}",
        };
    }

    /// <summary>"1", "1, being converted".</summary>
    public static string Version(int? number, ImageState? state) => (number, state) switch
    {
        (null, _) => "none",
        ({ } one, ImageState.Planned) => $"version {one}, not begun",
        ({ } one, ImageState.Consolidating) => $"version {one}, being made",
        ({ } one, _) => $"version {one}",
    };

    /// <summary>"version 7 on 41, 6 on 9", newest first.</summary>
    public static string OnVersions(CatalogView view)
    {
        var on = view.Images.Where(image => view.MachinesOnImages.ContainsKey(image.Id)).Select((image, n) => $"{(n == 0 ? "version " : "")}{image.Number} on {Say.Number(view.MachinesOnImages[image.Id])}").ToList();
        return on.Count == 0 ? "no version in use" : string.Join(", ", on);
    }

    private static string Word(Condition condition, int count) => condition == Condition.NeedsYou && count != 1 ? "need you" : ConditionKeys.Word(condition);
}
