using Microsoft.AspNetCore.Components;
using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Upgrades.Browsing;

/// <summary>The support matrix: what goes with VMM, ways, releases, or its rows; whatever is picked explains itself.</summary>
public sealed partial class MatrixPage
{
    private SupportMatrix? _rows;
    private MatrixQuery? _asked;

    /// <summary>Which view.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>Of the grid.</summary>
    [SupplyParameterFromQuery(Name = "part")]
    public string? PartWord { get; set; }

    /// <summary>Anywhere in a row.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Rows of one kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Rows that name it.</summary>
    [SupplyParameterFromQuery]
    public string? Release { get; set; }

    /// <summary>Rows that are known so well.</summary>
    [SupplyParameterFromQuery]
    public string? Confidence { get; set; }

    /// <summary>The release that explains itself.</summary>
    [SupplyParameterFromQuery]
    public string? Pick { get; set; }

    /// <summary>Of the cell that explains itself.</summary>
    [SupplyParameterFromQuery]
    public string? Vmm { get; set; }

    /// <summary>Of the cell that explains itself.</summary>
    [SupplyParameterFromQuery]
    public string? What { get; set; }

    private MatrixView Shown => MatrixView.Of(Show);

    private Part ShownPart => MatrixView.PartOf(PartWord);

    private Release? Picked => _rows is null || Pick is null ? null : SupportMatrix.Shipped.Releases.FirstOrDefault(release => release.Name == Pick);

    // A list is as wide as the page until something of it is picked.
    private bool HasPanel => Shown == MatrixView.Grid || Picked is not null;

    // Filters are those of the rows; the other views show all of the matrix.
    private MatrixQuery Query => Shown != MatrixView.Rows
        ? new()
        : new()
        {
            Kind = Enum.TryParse<RowKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null, Release = Release, Text = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
            Confidence = Enum.TryParse<Confidence>(Confidence, out var confidence) && Enum.IsDefined(confidence) ? confidence : null,
        };

    private string Sentence => _rows is not { } rows ? "Reading the matrix ..."
        : Shown == MatrixView.Rows && Query != new MatrixQuery() ? $"{Say.Count(rows.Rows.Count(), "row")} of {Say.Number(SupportMatrix.Shipped.Rows.Count())} match."
        : $"{Say.Count(rows.Rows.Count(), "row")}, of which {Say.Number(rows.Rows.Count(row => row.Confirmed))} are confirmed. Sources were last read on {Day.Of(rows.AsOf)}.";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var query = Query;
        if (_asked == query) return;
        _asked = query;
        _rows = await ReadAsync<BrowseMatrix, SupportMatrix>((browse, _) => Task.FromResult(browse.Execute(query)));
    }

    private string LinkOf(string release) => Address(("pick", release), ("vmm", null), ("what", null));

    private string CellLinkOf(string vmm, string what) => Address(("vmm", vmm), ("what", what), ("pick", null));

    private string Address(params IEnumerable<(string Name, string? Value)> changes) =>
        Navigation.GetUriWithQueryParameters(changes.ToDictionary(change => change.Name, change => (object?)(string.IsNullOrWhiteSpace(change.Value) ? null : change.Value.Trim())));

    private void Go(params IEnumerable<(string Name, string? Value)> changes) => Navigation.NavigateTo(Address(changes), replace: true);
}
