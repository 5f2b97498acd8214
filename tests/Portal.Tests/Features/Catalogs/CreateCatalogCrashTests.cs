using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class CreateCatalogCrashTests
{
    [Fact]
    public Task Whatever_call_the_portal_dies_of_the_catalog_comes_to_life_and_nothing_twice() => new Crashes(
        (_, _) => Task.CompletedTask,
        (portal, connection) => portal.Get<CreateCatalog>().ExecuteAsync(PortalUnderTest.Catalog(connection, machines: 2), PortalUnderTest.Anna, CancellationToken.None))
        .DieEverywhereAsync();
}
