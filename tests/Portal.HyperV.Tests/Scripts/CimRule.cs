using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>Every class, namespace, property, filter, method and argument is there in the oldest Windows claimed.</summary>
internal static partial class CimRule
{
    public const string Name = "cim";

    private const string DefaultNamespace = @"root\cimv2";
    private static readonly string[] OldEnough = ["Windows Server 2003", "Windows Server 2008", "Windows Server 2012"];

    public static IEnumerable<ScriptFault> Faults(Script script)
    {
        foreach (var function in script.Functions)
        {
            var flow = new CimFlow(function);
            foreach (var (at, what) in Queries(script, function, flow).Concat(Methods(script, function, flow)).Concat(Members(script, function, flow)))
                yield return script.Fault(Name, at, what);
        }
    }

    private static IEnumerable<(Ast At, string What)> Queries(Script script, FunctionDefinitionAst function, CimFlow flow)
    {
        foreach (var command in Commands(function, "Get-CimInstance"))
        {
            if (flow.Got(command) is not { } name) yield return (command, "Nobody can tell which class this asks for.");
            else if (!script.Windows.Classes.TryGetValue(name, out var facts)) yield return (command, $"There is no class {name}.");
            else if (!OldEnough.Contains(facts.Since)) yield return (command, $"{name} came with {facts.Since}.");
            else if (CommandCall.Of(command, []).Named.ContainsKey("InputObject")) continue;
            else if (!string.Equals(CimFlow.CimArgument(command, "Namespace") ?? DefaultNamespace, facts.Namespace, StringComparison.OrdinalIgnoreCase))
                yield return (command, $"{name} is in {facts.Namespace}.");
            else if (Filters(command))
                foreach (var property in FilterTerms(function).Where(each => !facts.Properties.Contains(each, StringComparer.OrdinalIgnoreCase)))
                    yield return (command, $"{name} has no property {property} to filter by.");
        }
    }

    private static IEnumerable<(Ast At, string What)> Methods(Script script, FunctionDefinitionAst function, CimFlow flow)
    {
        foreach (var command in Commands(function, "Invoke-CimMethod"))
        {
            var call = CommandCall.Of(command, []);
            var method = call.Literal("MethodName");
            if (method is null || flow.ClassOf(call.Named.GetValueOrDefault("InputObject")) is not { } name || !script.Windows.Classes.TryGetValue(name, out var facts))
                yield return (command, "Nobody can tell which method of which class this calls.");
            else if (!facts.Methods.TryGetValue(method, out var shape)) yield return (command, $"{name} has no method {method}.");
            else if (call.Named.GetValueOrDefault("Arguments") is not HashtableAst arguments) yield return (command, $"The arguments of {method} stand at the call.");
            else
                foreach (var argument in arguments.KeyValuePairs.Select(pair => pair.Item1.Extent.Text).Where(each => !shape.Takes.Contains(each, StringComparer.Ordinal)))
                    yield return (command, $"{method} takes no {argument}.");
        }
    }

    private static IEnumerable<(Ast At, string What)> Members(Script script, FunctionDefinitionAst function, CimFlow flow)
    {
        foreach (var member in function.FindAll(static ast => ast is MemberExpressionAst { Static: false }, searchNestedScriptBlocks: true).Cast<MemberExpressionAst>())
        {
            if (member.Member is not StringConstantExpressionAst property || flow.ClassOf(member.Expression) is not { } name || !script.Windows.Classes.TryGetValue(name, out var facts)) continue;
            if (member is InvokeMemberExpressionAst) yield return (member, $"An object of CIM has no methods: Invoke-CimMethod calls those of {name}.");
            else if (!facts.Properties.Contains(property.Value, StringComparer.OrdinalIgnoreCase)) yield return (member, $"{name} has no property {property.Value}.");
        }
    }

    private static IEnumerable<CommandAst> Commands(FunctionDefinitionAst function, string name) =>
        function.FindAll(ast => ast is CommandAst command && CimFlow.Is(command, name), searchNestedScriptBlocks: true).Cast<CommandAst>();

    private static bool Filters(CommandAst command)
    {
        var call = CommandCall.Of(command, []);
        return call.Named.ContainsKey("Filter") || call.Splats.Any(splat => Splat.Keys(splat)?.ContainsKey("Filter") is true);
    }

    // Filters are put together of templates such as "Name = '{0}'", somewhere in the function.
    private static IEnumerable<string> FilterTerms(FunctionDefinitionAst function) => function
        .FindAll(static ast => ast is StringConstantExpressionAst or ExpandableStringExpressionAst, searchNestedScriptBlocks: true)
        .SelectMany(text => Term().Matches(text is StringConstantExpressionAst constant ? constant.Value : ((ExpandableStringExpressionAst)text).Value))
        .Select(match => match.Groups["property"].Value);

    [GeneratedRegex(@"(?<property>\w+) = '", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
