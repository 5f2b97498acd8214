using System.CommandLine;
using System.CommandLine.Help;
using Portal.Domain;
using Portal.Web.Commands.Access;

namespace Portal.Web.Commands;

/// <summary>The words after <c>portal</c>: which verb, and what was asked of it.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb. Results go to <paramref name="output"/>, progress and errors to <paramref name="errors"/>.</summary>
    /// <param name="args">After <c>portal</c>.</param>
    /// <param name="output">Results.</param>
    /// <param name="errors">Everything else.</param>
    /// <param name="input">Where secrets come from; null is the process's own standard input.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, TextReader? input = null)
    {
        var root = Root(new(output, errors, input));
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not (HelpAction or null) && Misread(parsed) is { Count: > 0 } objections)
        {
            foreach (var objection in objections) await errors.WriteLineAsync(objection.ToString());
            return ExitCode.Usage;
        }

        // Without a timeout of its own the library leaves signals alone: each verb ends in its own way.
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = errors,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static RootCommand Root(Terminal console)
    {
        var (output, errors) = (console.Output, console.Errors);
        var root = new RootCommand("Makes virtual machines on Hyper-V from one master, and goes on where it was when it is killed.") { HelpName = "portal" };
        var serve = new ServeCommand(root, output, errors);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(new TryCommand(output, errors));
        root.Subcommands.Add(new UserCommand(console));
        root.Subcommands.Add(new TokenCommand(console));
        return root;
    }

    private static List<Objection> Misread(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        var known = verb.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive)).Select(option => option.Name);
        var help = $"See 'portal {(verb is RootCommand ? "" : Name(verb) + " ")}--help'.";
        // What follows an unknown option is most likely its value: one fault, one sentence.
        var options = parsed.UnmatchedTokens.Where(token => token.StartsWith('-')).ToList();
        var unknown = options.Count > 0 ? options : parsed.UnmatchedTokens;
        return unknown.Count > 0
            ? [.. unknown.Select(token => new Objection(Name(verb), token, "This is no option or verb here.", Nearest.To(token, known) is { } near ? $"Did you mean {near}? {help}" : help))]
            : [.. parsed.Errors.Select(error => error.Message).Distinct().Select(message => new Objection(Name(verb), string.Join(' ', parsed.Tokens), message, help))];
    }

    private static string Name(Command verb) => verb is RootCommand ? "portal" : verb.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } group ? $"{group.Name} {verb.Name}" : verb.Name;
}
