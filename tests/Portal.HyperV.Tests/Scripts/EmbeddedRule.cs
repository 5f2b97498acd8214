using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>An instance that is sent as text names a class that there is, and properties that it has.</summary>
internal static partial class EmbeddedRule
{
    public const string Name = "embedded";

    public static IEnumerable<ScriptFault> Faults(Script script)
    {
        foreach (var function in script.Functions)
        {
            var texts = string.Concat(function.FindAll(static ast => ast is StringConstantExpressionAst, searchNestedScriptBlocks: true).Cast<StringConstantExpressionAst>().Select(text => text.Value));
            if (Class().Match(texts) is not { Success: true } instance) continue;
            var name = instance.Groups["class"].Value;
            if (!script.Windows.Classes.TryGetValue(name, out var facts))
            {
                yield return script.Fault(Name, function, $"There is no class {name}.");
                continue;
            }
            foreach (var property in Property().Matches(texts).Select(match => match.Groups["property"].Value).Except(facts.Properties, StringComparer.Ordinal))
                yield return script.Fault(Name, function, $"{name} has no property {property}.");
        }
    }

    [GeneratedRegex("<INSTANCE CLASSNAME=\"(?<class>[^\"]*)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Class();

    [GeneratedRegex("<PROPERTY NAME=\"(?<property>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();
}
