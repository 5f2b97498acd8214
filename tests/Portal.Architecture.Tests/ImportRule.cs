using ArchUnitNET.Fluent;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Portal.Architecture.Tests;

/// <summary>What a project reference cannot say: who may use which types, by namespace.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="Of">Regular expression of the namespaces that the rule speaks of.</param>
/// <param name="Except">Regular expression of those among them that may.</param>
/// <param name="Ban">Regular expression of the full names that they must not use.</param>
public sealed record ImportRule(string Name, string Of, string Except, string Ban)
{
    private const string Nobody = "^$";

    public static IReadOnlyList<ImportRule> All { get; } =
    [
        new("Only Jobs knows Hangfire", @"^Portal\.", @"^Portal\.Web\.Jobs", @"^Hangfire\."),
        new("Only Composition sees the HyperV room", @"^Portal\.", @"^Portal\.(Web\.Composition|HyperV)", @"^Portal\.HyperV\."),
        new("Only Composition sees the databases' rooms", @"^Portal\.", @"^Portal\.(Web\.Composition|Data\.(Sqlite|SqlServer|PostgreSql))",
            @"^Portal\.Data\.(Sqlite|SqlServer|PostgreSql)\."),
        new("Only HyperV and Lab speak PowerShell", @"^Portal\.", @"^Portal\.(HyperV|Lab)", @"^System\.Management\.Automation\."),
        new("The lab shares nothing with the portal but Imaging", @"^Portal\.Lab", Nobody, @"^Portal\.(Domain|Runs|Data|HyperV|Features|Web)\."),
        new("Pages and endpoints see no tables", @"^Portal\.Web\.(Pages|Components|Endpoints|Api)", Nobody, @"^(Portal\.Data\.|Microsoft\.EntityFrameworkCore\.)"),
        new("Entity Framework stays below the web", @"^Portal\.(Domain|Runs|Imaging|HyperV|Lab)", Nobody, @"^Microsoft\.EntityFrameworkCore\."),
        new("Features send no SQL", @"^Portal\.Features", Nobody,
            @"^Microsoft\.EntityFrameworkCore\.(RelationalDatabaseFacadeExtensions|RelationalQueryableExtensions)"),
        new("Commands alone draw on the terminal", @"^Portal\.", @"^Portal\.Web\.(Commands|Program)", @"^Spectre\.Console\."),
        new("The engine knows no VM", @"^Portal\.Runs", Nobody, @"^Portal\.(Domain|Data|HyperV|Features|Imaging|Web)\."),
    ];

    public IArchRule ToArchRule() =>
        Types().That().ResideInNamespaceMatching(Of).And().DoNotResideInNamespaceMatching(Except)
            .Should().NotDependOnAny(Types(true).That().HaveFullNameMatching(Ban))
            .WithoutRequiringPositiveResults();

    public override string ToString() => Name;
}
