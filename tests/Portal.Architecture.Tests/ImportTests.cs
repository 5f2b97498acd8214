using System.Reflection;
using ArchUnitNET.Loader;
using Xunit;

namespace Portal.Architecture.Tests;

public sealed class ImportTests
{
    private static readonly string[] Rooms =
    [
        "Portal.Domain", "Portal.Runs", "Portal.Imaging", "Portal.Data", "Portal.HyperV", "Portal.Features", "Portal.Lab", "Portal.Web",
        "Portal.Data.Sqlite", "Portal.Data.SqlServer", "Portal.Data.PostgreSql",
    ];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies([.. Rooms.Select(Assembly.Load)]).Build();
    private static readonly ArchUnitNET.Domain.Architecture BadHouse = new ArchLoader().LoadAssemblies(typeof(ImportTests).Assembly).Build();

    public static TheoryData<string> Rules => [.. ImportRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_room_keeps_its_rule(string rule) => Assert.Empty(Faults(rule, House));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_type_that_breaks_the_rule_is_red(string rule) => Assert.NotEmpty(Faults(rule, BadHouse));

    [Fact]
    public void Every_project_under_src_and_migrations_is_looked_at() =>
        Assert.Equal(
            Repository.Files("*.csproj", "src", "migrations").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Rooms.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Faults(string rule, ArchUnitNET.Domain.Architecture house) =>
        ImportRule.All.Single(each => each.Name == rule).ToArchRule().Evaluate(house)
            .Where(result => !result.Passed)
            .Select(result => result.Description);
}
