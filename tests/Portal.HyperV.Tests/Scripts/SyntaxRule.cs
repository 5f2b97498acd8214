using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>The language of PowerShell 3.0. The parser here is of 7.6, so that whatever came in between is refused one by one.</summary>
internal static partial class SyntaxRule
{
    public const string Name = "syntax";

    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "CmdletBinding", "Parameter", "Alias", "AllowNull", "AllowEmptyString", "AllowEmptyCollection", "OutputType", "SupportsWildcards",
        "ValidateCount", "ValidateLength", "ValidateNotNull", "ValidateNotNullOrEmpty", "ValidatePattern", "ValidateRange", "ValidateScript", "ValidateSet",
    };

    private static readonly HashSet<string> ArgumentsOfAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mandatory", "Position", "ParameterSetName", "ValueFromPipeline", "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments", "HelpMessage",
        "SupportsShouldProcess", "ConfirmImpact", "DefaultParameterSetName", "PositionalBinding", "HelpUri", "IgnoreCase", "Options",
    };

    private static readonly HashSet<string> LaterVariables = new(StringComparer.OrdinalIgnoreCase)
    {
        "IsWindows", "IsLinux", "IsMacOS", "IsCoreCLR", "PSEdition", "PSSenderInfoEx", "EnabledExperimentalFeatures", "PSStyle", "PSNativeCommandUseErrorActionPreference",
    };

    public static IEnumerable<ScriptFault> Faults(Script script)
    {
        foreach (var error in script.Errors) yield return new(Name, script.Name, error.Extent.StartLineNumber, error.Message);

        if (script.Root.ScriptRequirements?.RequiredPSVersion is not { Major: 3, Minor: 0 })
            yield return script.Fault(Name, script.Root, "The first line is '#requires -Version 3.0'.");

        foreach (var ast in script.All<Ast>())
            if (Later(ast) is { } what) yield return script.Fault(Name, ast, $"PowerShell 3.0 has no {what}.");

        foreach (var token in script.Tokens)
            if (Later(token) is { } what) yield return new(Name, script.Name, token.Extent.StartLineNumber, $"PowerShell 3.0 has no {what}.");
    }

    private static string? Later(Ast ast) => ast switch
    {
        TypeDefinitionAst { IsEnum: true } => "enums",
        TypeDefinitionAst => "classes",
        UsingStatementAst => "using statements",
        UsingExpressionAst => "$using: outside of Invoke-Command",
        ConfigurationDefinitionAst => "configurations",
        DynamicKeywordStatementAst => "dynamic keywords",
        TernaryExpressionAst => "operator ?:",
        PipelineChainAst => "operators && and ||",
        PipelineAst { Background: true } => "operator & at the end",
        BinaryExpressionAst { Operator: TokenKind.QuestionQuestion } => "operator ??",
        AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals } => "operator ??=",
        MemberExpressionAst { NullConditional: true } => "operator ?.",
        IndexExpressionAst { NullConditional: true } => "operator ?[]",
        InvokeMemberExpressionAst { Static: true } call when Is(call, "new") => "::new()",
        InvokeMemberExpressionAst { Static: false } call when Is(call, "Where") => ".Where()",
        InvokeMemberExpressionAst { Static: false } call when Is(call, "ForEach") => ".ForEach()",
        ForEachStatementAst { Flags: not ForEachFlags.None } => "foreach -parallel",
        ScriptBlockAst { CleanBlock: not null } => "clean block",
        AttributeAst attribute when !Attributes.Contains(attribute.TypeName.Name) => $"attribute [{attribute.TypeName.Name}]",
        AttributeAst attribute when attribute.NamedArguments.FirstOrDefault(named => !ArgumentsOfAttributes.Contains(named.ArgumentName)) is { } named => $"argument '{named.ArgumentName}' of [{attribute.TypeName.Name}]",
        VariableExpressionAst variable when LaterVariables.Contains(variable.VariablePath.UserPath) => $"variable ${variable.VariablePath.UserPath}",
        _ => null,
    };

    private static string? Later(Token token) => token switch
    {
        NumberToken when !Number().IsMatch(token.Text) => $"number such as {token.Text}",
        StringExpandableToken when LaterEscape().IsMatch(token.Text) => "escape `u{} or `e",
        _ => null,
    };

    private static bool Is(InvokeMemberExpressionAst call, string member) =>
        call.Member is StringConstantExpressionAst name && string.Equals(name.Value, member, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(0x[0-9a-f]+l?|\d+(\.\d+)?(e[+-]?\d+)?[ld]?)([kmgtp]b)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!`)(``)*`(u\{|e)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LaterEscape();
}
