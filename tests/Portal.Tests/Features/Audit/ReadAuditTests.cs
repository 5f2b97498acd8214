using Portal.Features;
using Portal.Features.Audit;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Audit;

public sealed class ReadAuditTests : PortalTests
{
    private static readonly Who Ben = new("ben", "10.0.0.7");

    [Fact]
    public async Task What_was_done_comes_newest_first_and_pages_both_ways()
    {
        await MakeAsync();

        var first = await Get<ReadAudit>().ExecuteAsync(new() { Limit = 2, WithCount = true }, Ct);
        var second = await Get<ReadAudit>().ExecuteAsync(new() { Limit = 2, Cursor = first.Next }, Ct);
        var back = await Get<ReadAudit>().ExecuteAsync(new() { Limit = 2, Cursor = second.Previous }, Ct);

        Assert.Equal(["remove-catalog", "add-machines"], first.Rows.Select(entry => entry.What));
        Assert.Equal(["create-catalog", "add-connection"], second.Rows.Select(entry => entry.What));
        Assert.Equal(first.Rows.Select(entry => entry.Id), back.Rows.Select(entry => entry.Id));
        Assert.Equal((4, null, null), (first.Count, second.Next, back.Previous));
    }

    [Fact]
    public async Task It_is_narrowed_down_by_who_what_subject_text_time_and_outcome()
    {
        var catalog = await MakeAsync();
        var middle = Portal.Began.AddHours(1).AddMinutes(30);

        Assert.Equal(["remove-catalog"], await WhatAsync(new() { Who = "ben" }));
        Assert.Equal(["create-catalog"], await WhatAsync(new() { What = "create-catalog" }));
        Assert.Equal(["add-machines", "create-catalog"], await WhatAsync(new() { Subject = catalog }));
        Assert.Equal(["add-machines", "create-catalog"], await WhatAsync(new() { Text = "OFFICE" }));
        Assert.Equal(["remove-catalog"], await WhatAsync(new() { Text = "no such catalog" }));
        Assert.Equal(["remove-catalog"], await WhatAsync(new() { From = middle }));
        Assert.Equal(["add-machines", "create-catalog", "add-connection"], await WhatAsync(new() { To = middle }));
        Assert.Equal(["remove-catalog"], await WhatAsync(new() { Accepted = false }));
        Assert.Equal(["add-machines", "create-catalog", "add-connection"], await WhatAsync(new() { Accepted = true }));
        Assert.Empty(await WhatAsync(new() { Who = "an" }));
    }

    private async Task<Guid> MakeAsync()
    {
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var made = await Portal.MakeAsync(Connection, machines: 1);
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await Get<AddMachines>().ExecuteAsync(made.Catalog, 1, PortalUnderTest.Anna, Ct);
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await Get<RemoveCatalog>().ExecuteAsync(Guid.NewGuid(), Ben, Ct);
        return made.Catalog;
    }

    private async Task<IEnumerable<string>> WhatAsync(AuditQuery query) => (await Get<ReadAudit>().ExecuteAsync(query, Ct)).Rows.Select(entry => entry.What);
}
