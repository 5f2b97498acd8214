using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Machines;
using Portal.Features.Paging;

namespace Portal.Benchmarks.Search;

/// <summary>What is asked of many machines, by the use cases that the pages and the API call.</summary>
internal sealed class Questions(IDbContextFactory<PortalDb> databases, MachineSearch search, Fleet fleet)
{
    private const int RowsOfPage = 100;
    private readonly FindMachines _find = new(databases, search);
    private readonly ListMachines _list = new(databases, search);

    /// <summary>Each kind of question, and how it is asked the nth time: about another machine.</summary>
    /// <returns>What came: rows, and how many there are in all where that is counted.</returns>
    public IEnumerable<(string Kind, Func<int, Task<Came>> Ask)> All =>
    [
        ("find: a whole name", n => FindAsync(Some(n).Name)),
        ("find: the beginning of a name, two characters short", n => FindAsync(Some(n).Name[..^2])),
        ("find: the first character", n => FindAsync(Some(n).Name[..1])),
        ("find: the first two characters", n => FindAsync(Some(n).Name[..2])),
        ("find: the end of a name, four digits", n => FindAsync(Some(n).Name[^4..])),
        ("find: three digits", n => FindAsync(Some(n).Name[^3..])),
        ("find: a part in the middle, from the room on", n => FindAsync(Some(n).Name[5..])),
        ("find: a part that tens of thousands have", n => FindAsync(Some(n).Name[3..7])),
        ("find: a part that no name has", n => FindAsync($"X{n % 10}Q{n / 10 % 10}")),
        ("find: a number that no name has", n => FindAsync($"-99{n % 100:00}99")),
        ("find: an account with its domain", n => FindAsync($@"LAB\{Some(n).Name}$")),
        ("find: a MAC address, bare", n => FindAsync(Mac(n))),
        ("find: a MAC address, hyphens", n => FindAsync(Parted(Mac(n), 2, '-'))),
        ("find: a MAC address, colons, lower case", n => FindAsync(Parted(Mac(n), 2, ':').ToLowerInvariant())),
        ("find: a MAC address, dots", n => FindAsync(Parted(Mac(n), 4, '.'))),
        ("find: a MAC address that none has", n => FindAsync($"0050569{n:00000}")),
        ("find: a host, in full", n => FindAsync(Some(n).Host)),
        ("find: the beginning of a host's name, one host", n => FindAsync(Some(n).Host[..9])),
        ("find: the beginning of a host's name, many hosts", _ => FindAsync("hv0")),
        ("find: a host that is not there", n => FindAsync($"hv{n:000}.nowhere")),
        ("list: first page", _ => ListAsync(new())),
        ("list: the page after", n => PageAfterAsync(new(), n, backward: false)),
        ("list: the page before", n => PageAfterAsync(new(), n, backward: true)),
        ("list: the last pages", n => PageAfterAsync(new(), fleet.MachineAt(fleet.Count - 5000 + (10 * n)), backward: false)),
        ("list: of a catalog", n => ListAsync(new() { Catalog = Some(n).CatalogId })),
        ("list: of a catalog of 100,000", _ => ListAsync(new() { Catalog = fleet.Catalogs[0].Id })),
        ("list: of a catalog of 100,000, the page before", n => PageAfterAsync(new() { Catalog = fleet.Catalogs[0].Id }, fleet.MachineAt(fleet.Count / 20 + (50 * n)), backward: true)),
        ("list: of a host", n => ListAsync(new() { Host = Some(n).Host })),
        ("list: of a host that is not there", n => ListAsync(new() { Host = $"hv{n}.nowhere" })),
        ("list: of a host and a catalog", n => ListAsync(new() { Host = Some(n).Host, Catalog = Some(n).CatalogId })),
        ("list: a part that few names have", n => ListAsync(new() { Text = Some(n).Name[4..] })),
        ("list: a part that some thousand have", n => ListAsync(new() { Text = Some(n).Name[5..8] })),
        ("list: a part that tens of thousands have", n => ListAsync(new() { Text = Some(n).Name[3..7] })),
        ("list: a part that tens of thousands have, last in the alphabet", _ => ListAsync(new() { Text = "RH-" })),
        ("list: the beginning of tens of thousands, last in the alphabet", _ => ListAsync(new() { Text = "ZRH" })),
        ("list: ..., the pages before and after", n => PageAfterAsync(new() { Text = "ZRH" }, fleet.MachineAt(fleet.Count - 1500 + n), backward: n % 2 == 0)),
        ("list: ..., healthy", _ => ListAsync(new() { Text = "ZRH", Condition = Condition.Healthy })),
        ("list: from the room on, with its first digit", n => ListAsync(new() { Text = Some(n).Name[4..8] })),
        ("list: ZRH and a host", n => ListAsync(new() { Text = "ZRH", Host = fleet.MachineAt(fleet.Count - 1 - n).Host })),
        ("list: ..., needs you", _ => ListAsync(new() { Text = "ZRH", Condition = Condition.NeedsYou })),
        ("list: a part that no name has", n => ListAsync(new() { Text = $"X{n % 10}Q{n / 10 % 10}" })),
        ("list: three digits", n => ListAsync(new() { Text = Some(n).Name[^3..] })),
        ("list: healthy", _ => ListAsync(new() { Condition = Condition.Healthy })),
        ("list: healthy, the page after", n => PageAfterAsync(new() { Condition = Condition.Healthy }, n, backward: false)),
        ("list: needs you", _ => ListAsync(new() { Condition = Condition.NeedsYou })),
        ("list: at work", _ => ListAsync(new() { Condition = Condition.Working })),
        ("list: waiting", _ => ListAsync(new() { Condition = Condition.Waiting })),
        ("list: waiting, of a catalog", n => ListAsync(new() { Condition = Condition.Waiting, Catalog = Some(n).CatalogId })),
        ("list: cancelled", _ => ListAsync(new() { Condition = Condition.Cancelled })),
        ("list: removed", _ => ListAsync(Removed)),
        ("list: removed, the page after", n => PageAfterAsync(Removed, n, backward: false)),
        ("list: removed, of a catalog", n => ListAsync(Removed with { Catalog = Some(n).CatalogId })),
        ("list: also those removed, the page before", n => PageAfterAsync(new() { WithRemoved = true }, n, backward: true)),
    ];

    private static MachineQuery Removed => new() { Condition = Condition.Done, WithRemoved = true };

    private async Task<Came> FindAsync(string typed)
    {
        var found = await _find.ExecuteAsync(typed, FindMachines.Usual, CancellationToken.None);
        return new(found.Machines.Count, null, found.More);
    }

    /// <summary>As the page of machines asks.</summary>
    private async Task<Came> ListAsync(MachineQuery query)
    {
        var page = await _list.ExecuteAsync(query with { Limit = RowsOfPage, WithCount = true }, CancellationToken.None);
        return new(page.Rows.Count, page.Count, page.CountIsCapped);
    }

    private Task<Came> PageAfterAsync(MachineQuery query, int n, bool backward) => PageAfterAsync(query, Some(n), backward);

    private Task<Came> PageAfterAsync(MachineQuery query, Machine at, bool backward) => ListAsync(query with { Cursor = (Cursor.At(at.Name, at.Id) with { Backward = backward }).ToString() });

    /// <summary>All over the fleet; never one that is gone.</summary>
    private Machine Some(int n) => fleet.MachineAt((int)(n * 7919L % fleet.Count) / 50 * 50 + (n % 49));

    private string Mac(int n) => new MacAddress(Some(n).Mac!.Value).ToString();

    private static string Parted(string text, int every, char sign) => string.Join(sign, text.Chunk(every).Select(part => new string(part)));

    /// <summary>What came.</summary>
    internal sealed record Came(int Rows, int? Count, bool More);
}
