using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features;

namespace Portal.Web.Commands.Access;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Errors">Everything else.</param>
/// <param name="Input">Null is the process's own.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Errors, TextReader? Input)
{
    /// <summary>Holds a password for commands that need one.</summary>
    public const string Variable = "PORTAL_PASSWORD";

    /// <summary>A password: from the environment, from standard input, or asked for twice at a terminal. Never an argument, which others could see.</summary>
    public async Task<Answer<Secret>> PasswordAsync(CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } known) return Answer.Yes(new Secret(known));
        if (Input is null && !Console.IsInputRedirected) return Ask();
        return await (Input ?? Console.In).ReadLineAsync(ct) is { Length: > 0 } line
            ? Answer.Yes(new Secret(line))
            : Answer.No<Secret>(Verdict.No("password", null, "A password is needed.", $"Give it on standard input, or in the environment variable {Variable}."));
    }

    private Answer<Secret> Ask()
    {
        var first = Read("Password: ");
        return Read("Once more: ") == first
            ? Answer.Yes(new Secret(first))
            : Answer.No<Secret>(Verdict.No("password", null, "The two are not the same.", "Type it again."));
    }

    private string Read(string prompt)
    {
        Errors.Write(prompt);
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key != ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }

        Errors.WriteLine();
        return typed.ToString();
    }
}
