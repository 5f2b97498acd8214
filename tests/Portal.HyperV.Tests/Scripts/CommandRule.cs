using System.Management.Automation.Language;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>Every command, parameter and listed value is there in the Windows version that the line is for, and they go together.</summary>
internal static class CommandRule
{
    public const string Name = "command";

    private static readonly string[] CommonSwitches = ["Verbose", "Debug"];
    private static readonly string[] Common = ["ErrorAction", "WarningAction", "ErrorVariable", "WarningVariable", "OutVariable", "OutBuffer", .. CommonSwitches];
    // Programs that every Windows has, and that no cmdlet does the work of.
    private static readonly string[] Programs = ["whoami.exe"];
    private static readonly string[] Actions = ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore"];

    public static IEnumerable<ScriptFault> Faults(Script script, IReadOnlyDictionary<string, FunctionDefinitionAst> functions)
    {
        foreach (var command in script.All<CommandAst>())
        {
            if (command.GetCommandName() is not { } name) continue; // CodeRule's
            if (Programs.Contains(name, StringComparer.Ordinal)) continue;
            var release = script.Release(command);
            if (release != script.Windows.Release && !IsInBranch(command))
                yield return script.Fault(Name, command, $"What came with {release} stands in a branch of an 'if'.");

            var facts = functions.TryGetValue(name, out var ours) ? OfOurs(ours) : WindowsFacts.Cmdlet(release, name);
            if (facts is null) yield return script.Fault(Name, command, $"{release} has no {name}.");
            else
                foreach (var what in Faults(command, name, release, facts)) yield return script.Fault(Name, command, what);
        }
    }

    private static IEnumerable<string> Faults(CommandAst command, string name, string release, CmdletFacts facts)
    {
        var call = CommandCall.Of(command, [.. facts.Switches, .. CommonSwitches]);
        var given = call.Named.Keys.ToList();
        var mayBeLess = false;
        foreach (var splat in call.Splats)
        {
            if (Splat.Keys(splat) is not { } keys) yield return $"Nobody can tell what {splat.Extent.Text} gives to {name}.";
            else given.AddRange(keys.Keys);
            mayBeLess = true;
        }

        var unknown = given.Where(parameter => !Common.Contains(parameter, StringComparer.OrdinalIgnoreCase)
            && !facts.Sets.Any(set => Has(set.M, parameter) || Has(set.O, parameter))).ToList();
        foreach (var parameter in unknown) yield return $"{name} of {release} has no parameter -{parameter}.";
        if (unknown.Count == 0 && !facts.Sets.Any(set => Fits(set, given, call.Positional.Count, PipesIn(command), mayBeLess)))
            yield return $"{name} of {release} has no parameter set with {string.Join(", ", given.Select(each => $"-{each}"))} and {call.Positional.Count} by position.";

        foreach (var (parameter, value) in call.Named)
        {
            var accepted = parameter.EndsWith("Action", StringComparison.OrdinalIgnoreCase) && Common.Contains(parameter, StringComparer.OrdinalIgnoreCase) ? Actions : WindowsFacts.Accepted(name, parameter);
            if (accepted is not null && value is ConstantExpressionAst constant && !Has(accepted, $"{constant.Value}"))
                yield return $"{name} -{parameter} takes {string.Join(", ", accepted)}, not '{constant.Value}'.";
        }
    }

    private static bool Fits(ParameterSet set, List<string> given, int positional, bool pipesIn, bool mayBeLess)
    {
        var named = given.Where(each => !Common.Contains(each, StringComparer.OrdinalIgnoreCase)).ToList();
        if (!named.All(each => Has(set.M, each) || Has(set.O, each))) return false;
        var byPosition = (set.P ?? []).Where(each => !Has(named, each)).Take(positional).ToList();
        if (byPosition.Count < positional) return false;
        var missing = set.M.Count(each => !Has(named, each) && !Has(byPosition, each));
        return missing <= (pipesIn ? 1 : 0) || mayBeLess;
    }

    private static CmdletFacts OfOurs(FunctionDefinitionAst function)
    {
        var parameters = function.Body.ParamBlock?.Parameters ?? [];
        string[] Names(Func<ParameterAst, bool> which) => [.. parameters.Where(which).Select(each => each.Name.VariablePath.UserPath)];
        return new([new(Names(IsMandatory), Names(each => !IsMandatory(each)), null)], Names(each => each.StaticType.Name == "SwitchParameter"), null);
    }

    private static bool IsMandatory(ParameterAst parameter) =>
        parameter.Attributes.OfType<AttributeAst>().Any(each => each.NamedArguments.Any(named => named.ArgumentName == "Mandatory"));

    private static bool IsInBranch(Ast ast)
    {
        for (var around = ast.Parent; around is not null; around = around.Parent)
            if (around is IfStatementAst) return true;
        return false;
    }

    private static bool PipesIn(CommandAst command) => command.Parent is PipelineAst pipeline && pipeline.PipelineElements[0] != command;

    private static bool Has(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
