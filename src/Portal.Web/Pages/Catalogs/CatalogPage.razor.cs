using Microsoft.AspNetCore.Components;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Paging;
using Portal.Web.Pages.Catalogs.Standing;
using Portal.Web.Pages.Machines;

namespace Portal.Web.Pages.Catalogs;

/// <summary>One catalog as it stands, and its machines.</summary>
public sealed partial class CatalogPage
{
    private const int RowsOfPage = 100;

    /// <summary>Machines that stand still, of which reasons are told: with more, the first of them tell enough.</summary>
    private const int MostStuck = 500;

    private IReadOnlyList<StuckMachines> _stuck = [];
    private HashSet<string> _selected = new(StringComparer.OrdinalIgnoreCase);
    private MachineQuery? _shown;
    private string? _last;
    private bool _read;

    /// <summary>Of the catalog.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>A part of the name.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>"needs-you".</summary>
    [SupplyParameterFromQuery]
    public string? Condition { get; set; }

    /// <summary>Names of machines, with commas between.</summary>
    [SupplyParameterFromQuery]
    public string? Selected { get; set; }

    /// <summary>Where the page of machines begins.</summary>
    [SupplyParameterFromQuery]
    public string? At { get; set; }

    /// <summary>What is shown; kept from the first, static rendering.</summary>
    [PersistentState]
    public CatalogView? View { get; set; }

    /// <summary>Its machines.</summary>
    [PersistentState]
    public Page<MachineView>? Machines { get; set; }

    private Condition? Chosen => ConditionKeys.Parse(Condition);

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Chosen is not null || !string.IsNullOrEmpty(At);

    private IReadOnlyList<string> SelectedNames => [.. _selected.Order(StringComparer.OrdinalIgnoreCase)];

    private MachineQuery Query => new()
    {
        Catalog = Id, Text = Q, Condition = Chosen, Cursor = At, Limit = RowsOfPage, WithRemoved = Chosen == Portal.Features.Condition.Done,
    };

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var query = _shown = Query;
        var view = await ReadAsync<ReadCatalog, CatalogView?>((read, ct) => read.ExecuteAsync(Id, ct));
        var page = await ReadAsync<ListMachines, Page<MachineView>>((list, ct) => list.ExecuteAsync(query, ct));
        var stuck = view?.Conditions.ContainsKey(Portal.Features.Condition.NeedsYou) != true ? null
            : await ReadAsync<ListMachines, Page<MachineView>>((list, ct) => list.ExecuteAsync(new() { Catalog = Id, Condition = Portal.Features.Condition.NeedsYou, Limit = MostStuck }, ct));
        if (query != Query) return;
        (View, Machines, _read) = (view, page, true);
        _stuck = StuckMachines.Of(stuck?.Rows ?? []);
        _last = view?.Catalog.Name ?? _last;
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _selected = new(Selected?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [], StringComparer.OrdinalIgnoreCase);
        if (_shown is null || _shown == Query) return;
        if (_shown.Catalog != Id) _last = null;
        await LoadAsync();
    }

    private static string Sentence(CatalogView view)
    {
        var standing = CatalogWords.Standing(view.Conditions.Values.Sum(), view.Conditions.GetValueOrDefault(Portal.Features.Condition.Healthy), view.Conditions.GetValueOrDefault(Portal.Features.Condition.NeedsYou));
        return $"{char.ToUpperInvariant(standing[0])}{standing[1..]}; {CatalogWords.OnVersions(view)}.";
    }

    private bool AllSelected(Page<MachineView> page) => page.Rows.All(machine => _selected.Contains(machine.Name));

    private void SelectPage(Page<MachineView> page, bool on)
    {
        var names = page.Rows.Select(machine => machine.Name);
        if (on) _selected.UnionWith(names);
        else _selected.ExceptWith(names);
        Select(SelectedNames);
    }

    private void SelectOne(string name, bool on)
    {
        if (on) _selected.Add(name);
        else _selected.Remove(name);
        Select(SelectedNames);
    }

    private void Select(IReadOnlyList<string> names) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("selected", names.Count == 0 ? null : string.Join(',', names)), replace: true);

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["at"] = null }), replace: true);
}
