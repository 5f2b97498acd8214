using System.Management.Automation.Language;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>Scripts take parameters: no text becomes code, and .NET is not asked to do what cmdlets do (and what nothing could stop).</summary>
internal static class CodeRule
{
    public const string Name = "code";

    private static readonly HashSet<string> BuildCode = new(StringComparer.OrdinalIgnoreCase)
    {
        "Invoke-Expression", "iex", "Add-Type", "Invoke-Command", "icm", "Start-Process", "Start-Job", "cmd", "cmd.exe", "powershell", "powershell.exe", "pwsh", "wmic", "wmic.exe",
    };

    private static readonly HashSet<string> StaticMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Security.SecurityElement::Escape", "regex::Escape", "StringComparison::OrdinalIgnoreCase",
    };

    private static readonly HashSet<string> NewTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "System.Security.Principal.NTAccount", "System.Security.Principal.SecurityIdentifier", "System.Security.AccessControl.FileSystemAccessRule",
        "System.Management.Automation.PSObject", // where [pscustomobject] is not there yet
    };

    private static readonly HashSet<string> ComObjects = new(StringComparer.OrdinalIgnoreCase) { "Scripting.FileSystemObject" };

    public static IEnumerable<ScriptFault> Faults(Script script)
    {
        foreach (var command in script.All<CommandAst>())
        {
            var name = command.GetCommandName();
            if (name is null || command.InvocationOperator != TokenKind.Unknown)
                yield return script.Fault(Name, command, $"'{command.Extent.Text}': a command is named, never computed or called by an operator.");
            else if (BuildCode.Contains(name))
                yield return script.Fault(Name, command, $"{name} makes code of text.");
            else if (string.Equals(name, "New-Object", StringComparison.OrdinalIgnoreCase) && NotAllowed(command) is { } type)
                yield return script.Fault(Name, command, $"New-Object makes no {type} here.");
        }

        foreach (var member in script.All<MemberExpressionAst>())
        {
            if (member.Static && !StaticMembers.Contains($"{(member.Expression as TypeExpressionAst)?.TypeName.FullName}::{member.Member.Extent.Text}"))
                yield return script.Fault(Name, member, $"{member.Extent.Text}: of .NET the scripts use what CodeRule lists, and nothing else.");
            else if (!member.Static && member.Member is not StringConstantExpressionAst)
                yield return script.Fault(Name, member, $"{member.Extent.Text}: a member is named, never computed.");
        }

        foreach (var variable in script.All<VariableExpressionAst>())
            if (string.Equals(variable.VariablePath.UserPath, "ExecutionContext", StringComparison.OrdinalIgnoreCase))
                yield return script.Fault(Name, variable, "$ExecutionContext can make code of text.");

        foreach (var cast in script.All<ConvertExpressionAst>())
            if (cast.Type.TypeName.Name.EndsWith("scriptblock", StringComparison.OrdinalIgnoreCase))
                yield return script.Fault(Name, cast, "A cast to scriptblock makes code of text.");
    }

    private static string? NotAllowed(CommandAst command)
    {
        var named = CommandCall.Of(command, switches: ["Strict", "Verbose"]);
        var type = named.Literal("TypeName") ?? named.Literal("ComObject") ?? "object whose type is not said in the open";
        return NewTypes.Contains(type) || (named.Literal("ComObject") is { } com && ComObjects.Contains(com)) ? null : type;
    }
}
