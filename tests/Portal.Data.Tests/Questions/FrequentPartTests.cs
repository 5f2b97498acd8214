using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Machines;
using Portal.Data.Model;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Machines;
using Portal.Features.Paging;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Questions;

/// <summary>A part of a name that more machines have than are sorted at once: they are gone to by the catalogs' naming schemes, and none is passed over.</summary>
public sealed class FrequentPartTests
{
    private static readonly (string Catalog, string Pattern, int Machines)[] Catalogs = [("First", "AZRH-##", 30), ("Second", "BER-####", 40), ("Third", "XZRH##", 30), ("Last", "ZRH-####", 1100)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_are_listed_in_order_page_by_page_and_back(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var names = await AddAsync(database);
        var services = database.Join();
        var list = new ListMachines(services.GetRequiredService<IDbContextFactory<PortalDb>>(), services.GetRequiredService<MachineSearch>());

        foreach (var condition in (Condition?[])[null, Condition.Healthy])
        {
            var query = new MachineQuery { Text = "zrh", Condition = condition, Limit = 400, WithCount = true };
            List<Page<MachineView>> pages = [await list.ExecuteAsync(query, Ct)];
            while (pages[^1].Next is { } next) pages.Add(await list.ExecuteAsync(query with { Cursor = next }, Ct));

            Assert.Equal(names.Where(name => name.Contains("ZRH", StringComparison.Ordinal)), pages.SelectMany(page => page.Rows).Select(machine => machine.Name));
            Assert.Equal((Page.MostCounted, true), (pages[0].Count, pages[0].CountIsCapped));
            for (var n = pages.Count - 1; n > 0; n--)
            {
                var before = await list.ExecuteAsync(query with { Cursor = pages[n].Previous }, Ct);
                Assert.Equal(pages[n - 1].Rows.Select(machine => machine.Name), before.Rows.Select(machine => machine.Name));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Together_with_something_else_they_are_looked_for_among_the_few(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var names = await AddAsync(database);
        var services = database.Join();
        var list = new ListMachines(services.GetRequiredService<IDbContextFactory<PortalDb>>(), services.GetRequiredService<MachineSearch>());
        Guid first;
        await using (var db = database.Open()) first = (await db.Catalogs.WithName("First").SingleAsync(Ct)).Id;

        var page = await list.ExecuteAsync(new() { Text = "ZRH", Catalog = first, WithCount = true }, Ct);

        Assert.Equal(names.Where(name => name.StartsWith("AZRH", StringComparison.Ordinal)), page.Rows.Select(machine => machine.Name));
        Assert.Equal(30, page.Count);
    }

    private static async Task<IReadOnlyList<string>> AddAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var connection = Make.Connection();
        db.Add(connection);
        List<string> names = [];
        foreach (var (title, pattern, count) in Catalogs)
        {
            var catalog = Make.Catalog(connection.Id, title, pattern);
            var image = Make.Image(catalog);
            db.AddRange([catalog, image]);
            foreach (var name in Enumerable.Range(1, count).Select(NamingScheme.Of(pattern).Format))
            {
                var machine = Make.Machine(name, catalog.Id);
                (machine.ImageId, machine.State) = (image.Id, MachineState.Ready);
                db.Add(machine);
                names.Add(name);
            }
        }

        await db.SaveChangesAsync(Ct);
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
