using Portal.Domain;
using Portal.Domain.Catalogs;
using Xunit;

namespace Portal.TestKit.Features;

/// <summary>Tests of a portal that has a connection to a cluster of two.</summary>
public abstract class PortalTests : IAsyncLifetime
{
    protected PortalUnderTest Portal { get; private set; } = null!;

    protected Guid Connection { get; private set; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (Portal, Connection) = await PortalUnderTest.ConnectedAsync();

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A use case of the process that runs now.</summary>
    protected T Get<T>() where T : notnull => Portal.Get<T>();

    /// <summary>A good order.</summary>
    protected CatalogOrder Catalog(int machines = 3) => PortalUnderTest.Catalog(Connection, machines);

    /// <summary>One objection, on this field, with these words and a way out.</summary>
    protected static void Says(Verdict verdict, string field, string rule, string remedy = "")
    {
        var objection = Assert.Single(verdict.Objections);
        Assert.Equal(field, objection.Field);
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
        Assert.Contains(remedy, objection.Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(objection.Remedy);
    }
}
