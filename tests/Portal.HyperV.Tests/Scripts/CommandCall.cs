using System.Management.Automation.Language;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>A command with what it is given, as far as the text says.</summary>
/// <param name="Named">Values by parameter; null for a switch.</param>
/// <param name="Positional">In order.</param>
/// <param name="Splats">Variables that are splatted.</param>
internal sealed record CommandCall(IReadOnlyDictionary<string, ExpressionAst?> Named, IReadOnlyList<ExpressionAst> Positional, IReadOnlyList<VariableExpressionAst> Splats)
{
    /// <param name="command">The command.</param>
    /// <param name="switches">Parameters of it that take no value.</param>
    public static CommandCall Of(CommandAst command, IReadOnlyList<string> switches)
    {
        var named = new Dictionary<string, ExpressionAst?>(StringComparer.OrdinalIgnoreCase);
        List<ExpressionAst> positional = [];
        List<VariableExpressionAst> splats = [];
        for (var n = 1; n < command.CommandElements.Count; n++)
        {
            switch (command.CommandElements[n])
            {
                case CommandParameterAst parameter when parameter.Argument is { } argument:
                    named[parameter.ParameterName] = argument;
                    break;
                case CommandParameterAst parameter:
                    var takes = !switches.Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase) && n + 1 < command.CommandElements.Count;
                    named[parameter.ParameterName] = takes && command.CommandElements[n + 1] is ExpressionAst next ? next : null;
                    if (named[parameter.ParameterName] is not null) n++;
                    break;
                case VariableExpressionAst { Splatted: true } splat:
                    splats.Add(splat);
                    break;
                case ExpressionAst argument:
                    positional.Add(argument);
                    break;
            }
        }
        return new(named, positional, splats);
    }

    /// <summary>A value that stands in the text; null where it is computed or not given.</summary>
    public string? Literal(string parameter) => Named.GetValueOrDefault(parameter) is ConstantExpressionAst value ? value.Value?.ToString() : null;
}
