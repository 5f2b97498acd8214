using System.Text.Json.Nodes;
using Portal.Lab.Cmdlets;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class FactFilesTests
{
    private static IEnumerable<(string File, string Part, JsonObject Entries)> Embedded()
    {
        var assembly = typeof(DeclaredCmdlets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Facts/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var part = name is "Facts/wmi.json" or "Facts/wmi-v1.json" ? "classes" : "cmdlets";
            yield return (name["Facts/".Length..], part, JsonNode.Parse(stream)![part]!.AsObject());
        }
    }

    [Fact]
    public void Every_cmdlet_with_a_body_is_known_to_some_Windows()
    {
        var known = Embedded().Where(file => file.Part is "cmdlets").SelectMany(file => file.Entries.Select(cmdlet => cmdlet.Key)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.All(DeclaredCmdlets.Names, name => Assert.Contains(name, known));
        Assert.NotEmpty(DeclaredCmdlets.Names);
    }

    [Fact]
    public void Every_entry_is_that_of_the_whole_facts()
    {
        var folder = Environment.GetEnvironmentVariable("PORTAL_FACTS");
        Assert.SkipWhen(folder is null, "PORTAL_FACTS does not name a folder of whole fact files.");

        foreach (var (file, part, entries) in Embedded())
        {
            var path = part is "cmdlets" ? Path.Combine(folder!, part, file) : Path.Combine(folder!, file);
            var whole = JsonNode.Parse(File.ReadAllText(path))![part]!.AsObject();
            foreach (var (name, entry) in entries)
                Assert.True(JsonNode.DeepEquals(whole[name], entry), $"{name} in {file} is not what the facts say.");
        }
    }
}
