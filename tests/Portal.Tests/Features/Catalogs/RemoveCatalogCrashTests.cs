using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class RemoveCatalogCrashTests
{
    [Fact]
    public Task Whatever_call_the_portal_dies_of_the_catalog_goes_and_leaves_nothing() => new Crashes(
        (portal, connection) => portal.MakeAsync(connection, machines: 1),
        async (portal, _) => await portal.Get<RemoveCatalog>().ExecuteAsync(await portal.OnlyCatalogAsync(), PortalUnderTest.Anna, CancellationToken.None))
        .DieEverywhereAsync();
}
