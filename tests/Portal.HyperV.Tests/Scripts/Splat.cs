using System.Management.Automation.Language;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>What a splatted variable can hold: the keys of the one literal it begins as, and of what is put in by key.</summary>
internal static class Splat
{
    /// <summary>Values by parameter name; null when the text does not say.</summary>
    public static IReadOnlyDictionary<string, Ast>? Keys(VariableExpressionAst splat)
    {
        if (Script.FunctionOf(splat) is not { } function) return null;
        var name = splat.VariablePath.UserPath;
        if (string.Equals(name, "PSBoundParameters", StringComparison.OrdinalIgnoreCase))
            return function.Body.ParamBlock?.Parameters.ToDictionary(each => each.Name.VariablePath.UserPath, Ast (each) => each, StringComparer.OrdinalIgnoreCase);

        var keys = new Dictionary<string, Ast>(StringComparer.OrdinalIgnoreCase);
        var begun = false;
        foreach (var assignment in function.FindAll(static ast => ast is AssignmentStatementAst, searchNestedScriptBlocks: true).Cast<AssignmentStatementAst>())
        {
            if (assignment.Left is VariableExpressionAst whole && Same(whole, name))
            {
                if (Hashtable(assignment.Right) is not { } table) return null;
                begun = true;
                foreach (var (key, value) in table.KeyValuePairs)
                {
                    if (key is not StringConstantExpressionAst constant) return null;
                    keys[constant.Value] = value;
                }
            }
            else if (assignment.Left is IndexExpressionAst { Target: VariableExpressionAst target, Index: var index } && Same(target, name))
            {
                if (index is not StringConstantExpressionAst constant) return null;
                keys[constant.Value] = assignment.Right;
            }
        }
        return begun ? keys : null;
    }

    private static bool Same(VariableExpressionAst variable, string name) => string.Equals(variable.VariablePath.UserPath, name, StringComparison.OrdinalIgnoreCase);

    private static HashtableAst? Hashtable(StatementAst statement) => (statement as CommandExpressionAst)?.Expression as HashtableAst
        ?? ((statement as PipelineAst)?.PipelineElements is [CommandExpressionAst { Expression: HashtableAst table }] ? table : null);
}
