using System.CommandLine;
using System.CommandLine.Help;

namespace Portal.Lab.Commands;

/// <summary>The words after <c>Portal.Lab</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb. Results go to <paramref name="output"/>, a "no" to <paramref name="errors"/>.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("Plays Hyper-V machines behind PowerShell remoting, with real disks, and keeps all of it in one folder.") { HelpName = "Portal.Lab" };
        root.Subcommands.Add(new ServeCommand(output));
        root.Subcommands.Add(new StatusCommand(output));
        root.Subcommands.Add(new MastersCommand(output));
        root.Subcommands.Add(new ImportCommand(output));
        root.Subcommands.Add(new FaultCommand(output));
        root.Subcommands.Add(new RelayCommand());
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (parsed.Action is not (HelpAction or null)) Check(parsed);
            // Without a timeout of its own the library leaves signals alone: serve ends in its own way.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (Complaint no)
        {
            await errors.WriteLineAsync(no.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            await errors.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
    }

    private static void Check(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        var name = verb is RootCommand ? "Portal.Lab" : verb.Name;
        // What follows an unknown option is most likely its value.
        if (parsed.UnmatchedTokens.OrderByDescending(token => token.StartsWith('-')).FirstOrDefault() is { } unknown)
        {
            var known = verb is RootCommand ? verb.Subcommands.Select(command => command.Name) : verb.Options.Where(option => option is not HelpOption).Select(option => option.Name);
            throw new Complaint(name, unknown, "This is no option or verb here.", $"There are {string.Join(", ", known)}.");
        }

        if (parsed.Errors.Count > 0) throw new Complaint(name, string.Join(' ', parsed.Tokens), string.Join(' ', parsed.Errors.Select(error => error.Message).Distinct()), $"See 'Portal.Lab {(verb is RootCommand ? "" : name + " ")}--help'.");
    }
}
