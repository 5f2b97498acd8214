using System.Management.Automation.Language;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>Which CIM class an expression of one function holds, followed through variables, pipelines and loops.</summary>
internal sealed class CimFlow
{
    private const string JobOfAMethod = "Msvm_ConcreteJob";

    private readonly Dictionary<string, string> _variables = new(StringComparer.OrdinalIgnoreCase);

    public CimFlow(FunctionDefinitionAst function)
    {
        // Twice: a loop may use before what it assigns after.
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var ast in function.FindAll(static ast => ast is AssignmentStatementAst or ForEachStatementAst, searchNestedScriptBlocks: true))
            {
                if (ast is AssignmentStatementAst { Left: VariableExpressionAst left } assignment) Learn(left, ClassOf(assignment.Right));
                if (ast is ForEachStatementAst loop) Learn(loop.Variable, ClassOf(loop.Condition));
            }
        }
    }

    /// <summary>Null where it holds no CIM object, or nobody can tell.</summary>
    public string? ClassOf(Ast? ast) => ast switch
    {
        PipelineAst pipeline => Through([.. pipeline.PipelineElements]),
        CommandExpressionAst { Expression: var expression } => ClassOf(expression),
        CommandAst command => Got(command),
        ArrayExpressionAst { SubExpression.Statements: [var only] } => ClassOf(only),
        ParenExpressionAst paren => ClassOf(paren.Pipeline),
        IndexExpressionAst index => ClassOf(index.Target),
        VariableExpressionAst { VariablePath.UserPath: "_" } item => Piped(item),
        VariableExpressionAst variable => _variables.GetValueOrDefault(variable.VariablePath.UserPath),
        MemberExpressionAst { Member: StringConstantExpressionAst { Value: "Job" } } and not InvokeMemberExpressionAst => JobOfAMethod,
        _ => null,
    };

    /// <summary>What Get-CimInstance is asked for: by class, or an object again.</summary>
    public string? Got(CommandAst command) => Is(command, "Get-CimInstance")
        ? CimArgument(command, "ClassName") ?? (CommandCall.Of(command, []).Named.GetValueOrDefault("InputObject") is { } again ? ClassOf(again) : null)
        : null;

    /// <summary>A literal argument, splatted ones too.</summary>
    public static string? CimArgument(CommandAst command, string parameter)
    {
        var call = CommandCall.Of(command, []);
        if (call.Literal(parameter) is { } literal) return literal;
        var splatted = call.Splats.Select(Splat.Keys).FirstOrDefault(keys => keys?.ContainsKey(parameter) is true)?[parameter];
        return splatted?.Find(static ast => ast is StringConstantExpressionAst, searchNestedScriptBlocks: false) is StringConstantExpressionAst text ? text.Value : null;
    }

    public static bool Is(CommandAst command, string name) => string.Equals(command.GetCommandName(), name, StringComparison.OrdinalIgnoreCase);

    private void Learn(VariableExpressionAst variable, string? cim)
    {
        if (cim is not null) _variables[variable.VariablePath.UserPath] = cim;
    }

    // Where-Object lets objects through as they are; anything else makes others of them.
    private string? Through(CommandBaseAst[] elements) =>
        elements.Skip(1).All(each => each is CommandAst command && Is(command, "Where-Object")) ? ClassOf(elements[0]) : null;

    private string? Piped(VariableExpressionAst item)
    {
        for (Ast at = item; at.Parent is not null; at = at.Parent)
            if (at is CommandAst command && command.Parent is PipelineAst pipeline && (Is(command, "Where-Object") || Is(command, "ForEach-Object")))
                return Through([.. pipeline.PipelineElements.TakeWhile(each => each != command)]);
        return null;
    }
}
