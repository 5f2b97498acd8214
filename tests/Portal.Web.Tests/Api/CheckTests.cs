using System.Net;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection<Served>]
public sealed class CheckTests(ServedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_connection_that_is_not_there_nothing_is_checked_read_or_accepted()
    {
        using var client = portal.Client(Role.Administrator);
        var address = $"/api/v1/connections/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync($"{address}/checks", new { }, Ct)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{address}/checks", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync($"{address}/acceptances", new { key = "clock", note = "known" }, Ct)).Response.StatusCode);
    }
}
