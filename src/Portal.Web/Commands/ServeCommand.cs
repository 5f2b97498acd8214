using System.CommandLine;
using Portal.Web.Hosting;

namespace Portal.Web.Commands;

/// <summary><c>portal [serve]</c>: the portal itself, until it is stopped.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _data = new("--data") { Description = "Folder of everything the portal keeps.", HelpName = "DIR", DefaultValueFactory = _ => "./data" };
    private readonly Option<string> _urls = new("--urls") { Description = "Where it listens.", HelpName = "URLS", DefaultValueFactory = _ => "http://localhost:5000" };

    /// <param name="root">Takes the same options: <c>serve</c> is what happens without a verb.</param>
    /// <param name="output">Gets the first visitor's code.</param>
    /// <param name="errors">Where a "no" goes.</param>
    public ServeCommand(RootCommand root, TextWriter output, TextWriter errors) : base("serve", "Starts the portal.")
    {
        foreach (var command in new Command[] { root, this })
        {
            command.Options.Add(_data);
            command.Options.Add(_urls);
            command.SetAction((parsed, ct) => ServeAsync(parsed, output, errors, ct));
        }
    }

    private async Task<int> ServeAsync(ParseResult parsed, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var (portal, verdict) = await PortalProcess.OpenAsync(new PortalStart(parsed.GetRequiredValue(_data), parsed.GetRequiredValue(_urls)), ct);
        if (portal is null)
        {
            foreach (var objection in verdict.Objections) await errors.WriteLineAsync(objection.ToString());
            return ExitCode.Usage;
        }

        await using (portal)
        {
            await portal.Host.StartAsync(ct);
            var greeting = await ActivatorUtilities.CreateInstance<FirstAdministrator>(portal.Host.Services).GreetAsync(ct);
            if (greeting is not null) await output.WriteLineAsync(greeting);
            await portal.Host.WaitForShutdownAsync(ct);
            return ExitCode.Done;
        }
    }
}
