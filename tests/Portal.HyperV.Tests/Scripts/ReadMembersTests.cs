using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Portal.HyperV.Sessions;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>What scripts read of objects of Windows and VMM stands in their README, since no fact file lists it.</summary>
public sealed class ReadMembersTests
{
    // What every object of .NET of that kind has, whatever the host.
    private static readonly HashSet<string> OfDotNet = new(["Count", "Length", "Groups", "Value", "Keys", "PSObject", "Major"], StringComparer.OrdinalIgnoreCase);

    [Fact]
    public async Task Every_member_that_a_script_reads_stands_in_the_README()
    {
        var readme = await File.ReadAllTextAsync(Checkout.At("src/Portal.HyperV/Scripts/README.md"), TestContext.Current.CancellationToken);
        var written = Quoted(readme).SelectMany(quoted => Regex.Matches(quoted, @"\w+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(word => word.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<Script> scripts = [.. new[] { PortalFunctions.All, PortalFunctions.V1, PortalFunctions.Vmm }.SelectMany(all => all.Select(file => new Script(file.Key, file.Value)))];
        var ours = scripts.SelectMany(script => script.All<HashtableAst>()).SelectMany(table => table.KeyValuePairs).Select(pair => pair.Item1.Extent.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);

        List<string> unwritten = [.. scripts.SelectMany(script => Read(script).Where(member => !written.Contains(member) && !ours.Contains(member) && !OfDotNet.Contains(member)).Select(member => $"{script.Name}: {member}")).Distinct()];

        Assert.True(unwritten.Count == 0, string.Join('\n', unwritten));
    }

    private static IEnumerable<string> Read(Script script) =>
        script.All<MemberExpressionAst>().Where(member => member is { Static: false } and not InvokeMemberExpressionAst).Select(member => member.Member).OfType<StringConstantExpressionAst>().Select(name => name.Value);

    private static IEnumerable<string> Quoted(string markdown) => Regex.Matches(markdown, "`[^`]+`", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(quoted => quoted.Value);
}
