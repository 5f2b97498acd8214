using Portal.HyperV.Sessions;
using Xunit;

namespace Portal.HyperV.Tests.Scripts;

public sealed class ScriptTests
{
    public static TheoryData<string> Files => [.. PortalFunctions.All.Keys, .. PortalFunctions.V1.Keys.Select(name => $"V1/{name}"), .. PortalFunctions.Vmm.Keys.Select(name => $"Vmm/{name}")];

    [Fact]
    public void Every_script_is_valid_on_the_oldest_Windows_claimed() => Assert.Empty(ScriptCheck.Faults(PortalFunctions.All));

    [Fact]
    public void Every_script_for_VMM_is_valid_on_the_oldest_VMM_claimed_and_needs_no_other() => Assert.Empty(ScriptCheck.Faults(PortalFunctions.Vmm));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_one_function_of_its_name_and_does_nothing_when_it_is_defined(string file)
    {
        var script = new Script(file, TextOf(file));

        Assert.Equal($"{Assert.Single(script.Functions).Name}.ps1", file.Split('/')[^1]);
        Assert.Single(script.Root.EndBlock.Statements);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_function_stops_at_its_first_error(string file)
    {
        var function = Assert.Single(new Script(file, TextOf(file)).Functions);

        Assert.Equal("$ErrorActionPreference = 'Stop'", function.Body.EndBlock.Statements[0].Extent.Text);
    }

    private static string TextOf(string file) => file.Split('/') switch
    {
        ["V1", var name] => PortalFunctions.V1[name],
        ["Vmm", var name] => PortalFunctions.Vmm[name],
        _ => PortalFunctions.All[file],
    };
}
