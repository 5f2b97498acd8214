using System.Text.RegularExpressions;
using Portal.Domain.Prerequisites;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Prerequisites;

/// <summary>docs/prerequisites.md promises a check and a test for every sentence of the guidance: it is held to that.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Text = File.ReadAllText(Checkout.At("docs", "prerequisites.md"));

    private static readonly List<string[]> Rows =
        [.. Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))];

    private static readonly Dictionary<string, string> Sources = Directory.EnumerateFiles(Checkout.At("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).SelectMany(path => Class().Matches(File.ReadAllText(path)).Select(match => (Name: match.Groups["name"].Value, Path: path)))
        .GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(alike => alike.Key, alike => File.ReadAllText(alike.First().Path), StringComparer.Ordinal);

    [Fact]
    public void Every_sentence_of_the_guidance_is_there_in_its_own_words()
    {
        var sentences = File.ReadAllLines(Checkout.At("tests", "Portal.Tests", "Prerequisites", "guidance.txt"));

        Assert.Equal(41, sentences.Length);
        Assert.Empty(sentences.Except(Rows.Select(row => row[0]), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var named = Named().Matches(Text).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, each => Assert.True(
            Sources.TryGetValue(each.Class, out var source) && Regex.IsMatch(source, $@"public (async )?(Task|void) {each.Method}\(", RegexOptions.None, TimeSpan.FromSeconds(1)),
            $"There is no test {each.Class}.{each.Method}."));
    }

    [Fact]
    public void Every_check_is_named_and_no_other()
    {
        var keys = Key().Matches(Text).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(RuleBook.All.Select(rule => rule.Key).Except(keys));
    }

    [Fact]
    public void Every_check_has_a_row_with_a_test_that_asks_for_it_through_a_real_session()
    {
        var unproven = RuleBook.All.Select(rule => rule.Key).Where(key => !Rows.Where(row => row.Length == 3 && (row[0] + row[1]).Contains($"`{key}`", StringComparison.Ordinal))
            .SelectMany(row => Named().Matches(row[2])).Any(test => Sessions(test.Groups["class"].Value, test.Groups["method"].Value).Contains($"\"{key}\"", StringComparison.Ordinal)));

        Assert.Empty(unproven);
    }

    [Fact]
    public void A_sentence_that_a_rule_quotes_is_one_of_the_guidance()
    {
        var all = string.Join(' ', File.ReadAllLines(Checkout.At("tests", "Portal.Tests", "Prerequisites", "guidance.txt")));
        var guidance = Source.Guidance("").Where;

        // One rule quotes a list of headings, which is no sentence.
        Assert.All(RuleBook.All.Where(rule => rule.Source.Where == guidance && rule.Key != "vmm-release"), rule => Assert.Contains(rule.Source.Text, all, StringComparison.Ordinal));
    }

    // What a test of the classes that have real sessions says; nothing for any other.
    private static string Sessions(string name, string method)
    {
        if (!name.EndsWith("FaultTests", StringComparison.Ordinal) || !Sources.TryGetValue(name, out var source)) return "";
        var from = source.IndexOf($" {method}(", StringComparison.Ordinal);
        if (from < 0) return "";
        var next = source.IndexOf("\n    [", from, StringComparison.Ordinal);
        return next < 0 ? source[from..] : source[from..next];
    }

    [GeneratedRegex(@"class (?<name>\w+Tests)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex("`(?<key>[a-z0-9-]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
