using System.CommandLine;
using Portal.Domain;
using Portal.Features;
using Portal.Web.Hosting;

namespace Portal.Web.Commands.Access;

/// <summary>A verb that works on the rows of a data folder, also while a portal is served from it.</summary>
internal abstract class RowsCommand : Command
{
    private readonly Option<string> _data = new("--data") { Description = "Folder of everything the portal keeps.", HelpName = "DIR", DefaultValueFactory = _ => "./data" };
    private readonly Option<string> _format = new("--format") { Description = "How results are written: table or json.", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
    private readonly TextWriter _errors;
    private readonly TextWriter _output;

    /// <param name="name">The verb.</param>
    /// <param name="description">One line.</param>
    /// <param name="console">Where results and refusals go.</param>
    protected RowsCommand(string name, string description, Terminal console) : base(name, description)
    {
        (_output, _errors) = (console.Output, console.Errors);
        Options.Add(_data);
        Options.Add(_format);
        SetAction(RunAsync);
    }

    /// <summary>Who asks: whoever may read the folder.</summary>
    protected static Who Me { get; } = new(Environment.UserName, "command line");

    /// <summary>Makes folder and database where there are none.</summary>
    protected virtual bool MayMake => false;

    /// <summary>Reads what was typed: asked before anything is opened.</summary>
    protected virtual Verdict Read(ParseResult parsed) => Verdict.Yes;

    /// <summary>Does it.</summary>
    /// <returns>What came of it, or why not.</returns>
    protected abstract Task<Answer<Result>> ActAsync(FolderRows rows, CancellationToken ct);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        using var interruption = new Interruption();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, interruption.Token);
        var typed = new Typed();
        var format = typed.Word<ResultFormat>("--format", parsed.GetRequiredValue(_format));
        var verdict = typed.Verdict.And(Read(parsed));
        if (!verdict.IsYes) return Refuse(verdict);
        try
        {
            (var rows, verdict) = await FolderRows.OpenAsync(parsed.GetRequiredValue(_data), MayMake, stop.Token);
            if (rows is null) return Refuse(verdict);
            await using (rows)
            {
                var answer = await ActAsync(rows, stop.Token);
                if (!answer.IsYes) return Refuse(answer.Verdict);
                if (answer.Value.Note is { } note) await _errors.WriteLineAsync(note);
                await answer.Value.WriteAsync(_output, format ?? ResultFormat.Table);
                return ExitCode.Done;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await _errors.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // people get a sentence
        catch (Exception surprise)
#pragma warning restore CA1031
        {
            await _errors.WriteLineAsync(Surprise.Of("--data", parsed.GetRequiredValue(_data), surprise).ToString());
            return ExitCode.Failed;
        }
    }

    private int Refuse(Verdict verdict)
    {
        foreach (var objection in verdict.Objections) _errors.WriteLine(objection);
        return ExitCode.Usage;
    }
}
