using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class DraftTests : PortalTests
{
    private static readonly Guid Anna = Guid.NewGuid(), Ben = Guid.NewGuid();

    [Fact]
    public async Task A_draft_is_kept_with_its_newest_answers()
    {
        var id = Guid.NewGuid();
        await Get<Drafts>().SaveAsync(Anna, id, "create-catalog", """{"name":"Off"}""", Ct);
        await Get<Drafts>().SaveAsync(Anna, id, "create-catalog", """{"name":"Office"}""", Ct);

        Portal.Start();

        Assert.Equal("""{"name":"Office"}""", Assert.Single(await Get<Drafts>().ListAsync(Anna, "create-catalog", Ct)).Content);
    }

    [Fact]
    public async Task Nobody_else_sees_it_or_writes_over_it_or_throws_it_away()
    {
        var id = Guid.NewGuid();
        await Get<Drafts>().SaveAsync(Anna, id, "create-catalog", "{}", Ct);

        Assert.Empty(await Get<Drafts>().ListAsync(Ben, "create-catalog", Ct));
        Assert.Null(await Get<Drafts>().FindAsync(Ben, id, Ct));
        await Get<Drafts>().DropAsync(Ben, id, Ct);
        Assert.NotNull(await Get<Drafts>().FindAsync(Anna, id, Ct));
    }

    [Fact]
    public async Task Thrown_away_it_is_gone_and_again_is_no_fault()
    {
        var id = Guid.NewGuid();
        await Get<Drafts>().SaveAsync(Anna, id, "create-catalog", "{}", Ct);

        await Get<Drafts>().DropAsync(Anna, id, Ct);
        await Get<Drafts>().DropAsync(Anna, id, Ct);

        Assert.Null(await Get<Drafts>().FindAsync(Anna, id, Ct));
    }
}
