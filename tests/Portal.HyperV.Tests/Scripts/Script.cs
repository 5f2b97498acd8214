using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>What is wrong with a script, and where.</summary>
internal sealed record ScriptFault(string Rule, string Script, int Line, string What)
{
    public override string ToString() => $"{Script}({Line}): {What} [{Rule}]";
}

/// <summary>A parsed script. Nothing of it is run.</summary>
internal sealed partial class Script
{
    private readonly string[] _lines;

    /// <param name="name">File name.</param>
    /// <param name="text">The whole of it.</param>
    /// <param name="windows">The oldest that it is for; <see cref="WindowsFacts.Ws2012"/> unless given.</param>
    public Script(string name, string text, ClaimedWindows? windows = null)
    {
        (Name, Windows) = (name, windows ?? WindowsFacts.Ws2012);
        Root = Parser.ParseInput(text, out var tokens, out var errors);
        (Tokens, Errors, _lines) = (tokens, errors, text.Split('\n'));
        Functions = [.. All<FunctionDefinitionAst>()];
    }

    public string Name { get; }

    public ClaimedWindows Windows { get; }

    public ScriptBlockAst Root { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<ParseError> Errors { get; }

    public IReadOnlyList<FunctionDefinitionAst> Functions { get; }

    /// <summary>Everything of a kind, at any depth.</summary>
    public IEnumerable<T> All<T>() where T : Ast => Root.FindAll(static ast => ast is T, searchNestedScriptBlocks: true).Cast<T>();

    /// <summary>The Windows version that a line is written for: what its mark "# since" says, else the oldest.</summary>
    public string Release(Ast ast) => Since().Match(_lines[ast.Extent.StartLineNumber - 1]) is { Success: true } mark ? mark.Groups["release"].Value : Windows.Release;

    /// <summary>The function around it; null at the top.</summary>
    public static FunctionDefinitionAst? FunctionOf(Ast ast)
    {
        for (var around = ast.Parent; around is not null; around = around.Parent)
            if (around is FunctionDefinitionAst function) return function;
        return null;
    }

    public ScriptFault Fault(string rule, Ast at, string what) => new(rule, Name, at.Extent.StartLineNumber, what);

    [GeneratedRegex(@"# since (?<release>\w+)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Since();
}
