using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;

namespace Portal.Web.Pages.Upgrades.Browsing;

/// <summary>A way to look at the matrix.</summary>
/// <param name="Key">In the address.</param>
/// <param name="Title">For people.</param>
internal sealed record MatrixView(string Key, string Title)
{
    /// <summary>What goes with which VMM.</summary>
    public static MatrixView Grid { get; } = new("grid", "What goes with VMM");

    /// <summary>What leads to what.</summary>
    public static MatrixView Ways { get; } = new("ways", "What leads to what");

    /// <summary>Releases with their ends of support.</summary>
    public static MatrixView Releases { get; } = new("releases", "Releases");

    /// <summary>Every row.</summary>
    public static MatrixView Rows { get; } = new("rows", "All rows");

    /// <summary>The first is shown unless another one is asked for.</summary>
    public static IReadOnlyList<MatrixView> All { get; } = [Grid, Ways, Releases, Rows];

    /// <summary>Parts of the grid; the first is shown unless another one is asked for.</summary>
    public static IReadOnlyList<(Part Part, string Name)> Parts { get; } =
        [(Part.Hosts, "Hosts"), (Part.Server, "VMM server"), (Part.Sql, "SQL Server"), (Part.Console, "Consoles"), (Part.Desktop, "XenDesktop, XenApp and CVAD")];

    /// <summary>Kinds of rows.</summary>
    public static IReadOnlyList<(RowKind Kind, string Name)> Kinds { get; } =
    [
        (RowKind.Support, "what goes with VMM"), (RowKind.Upgrade, "what leads to what"), (RowKind.Release, "releases"), (RowKind.End, "ends of support"), (RowKind.Build, "builds"),
        (RowKind.Capability, "what VMM can do"), (RowKind.Generation, "Generation 2"), (RowKind.Obstacle, "obstacles"), (RowKind.Work, "what steps take"),
    ];

    /// <summary>The one with this key; the first for any other.</summary>
    public static MatrixView Of(string? key) => All.FirstOrDefault(view => view.Key == key) ?? Grid;

    /// <summary>A part as the address has it.</summary>
    public static string Word(Part part) => part.ToString().ToLowerInvariant();

    /// <summary>The part with this word; the hosts for any other.</summary>
    public static Part PartOf(string? word) => Parts.Select(each => each.Part).FirstOrDefault(part => Word(part) == word, Part.Hosts);
}
