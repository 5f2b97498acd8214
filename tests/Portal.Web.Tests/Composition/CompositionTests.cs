using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Secrets;
using Portal.TestKit.Web;
using Portal.Web.Composition;
using Portal.Web.Hosting;
using Portal.Web.Settings;
using Xunit;

namespace Portal.Web.Tests.Composition;

public sealed class CompositionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Sqlite", "")]
    [InlineData("PostgreSql", "Host=localhost;Database=portal;Username=portal")]
    [InlineData("SqlServer", "Server=localhost;Database=portal;Integrated Security=true")]
    public async Task Every_service_of_ours_can_be_had(string provider, string connectionString)
    {
        using var data = DataFolder.Open(_folder.FullPath).Folder!;
        var settings = new PortalSettings { Database = new() { Provider = Enum.Parse<DatabaseKind>(provider), ConnectionString = connectionString } };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortal(data, settings, RingKey.Make());
        await using var portal = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        // A storage on a server asks the server as soon as it is made; the tests of jobs have one.
        var ours = services.Select(service => service.ServiceType)
            .Where(type => type.FullName!.StartsWith("Portal.", StringComparison.Ordinal) && !type.IsGenericTypeDefinition)
            .Where(type => provider == "Sqlite" || !type.FullName!.StartsWith("Portal.Web.Jobs.", StringComparison.Ordinal))
            .Distinct().ToList();
        Assert.True(ours.Count > 40, $"Only {ours.Count} services.");
        await using var scope = portal.CreateAsyncScope();
        Assert.All(ours, type => Assert.NotNull(scope.ServiceProvider.GetRequiredService(type)));
    }

    public void Dispose() => _folder.Dispose();
}
