using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;

namespace Portal.Web.Pages.Catalogs.Creating;

/// <summary>What can be said of answers before any host is asked: the same rules that the order meets later.</summary>
/// <param name="taken">Names of other catalogs, as far as they matter.</param>
internal sealed class AnswerRules(IEnumerable<string> taken) : IRule<CatalogAnswers>
{
    /// <inheritdoc />
    public Verdict Judge(CatalogAnswers value) => Connection(value).And(Master(value)).And(Machines(value)).And(Hardware(value)).And(Guest(value)).And(Names(value));

    private static Verdict Connection(CatalogAnswers answers) =>
        answers.Connection is not null ? Verdict.Yes : Verdict.No("connectionId", null, "Machines need a cluster or host to live on.", "Choose a connection.");

    private static Verdict Master(CatalogAnswers answers) =>
        answers.Master is null ? Verdict.No("master", null, "The image is taken from a master.", "Choose one of the list.")
        : answers.Checkpoint is null ? Verdict.No("checkpoint", null, $"The image is taken from a disk of {answers.MasterName} that nobody writes.", "Choose a checkpoint, or the disk as it is now.")
        : Verdict.Yes;

    private static Verdict Machines(CatalogAnswers answers) =>
        answers.Count is { } count ? new MachineCount().Judge(count)
        : Verdict.No("machines", answers.Machines, string.IsNullOrWhiteSpace(answers.Machines) ? "A catalog begins with machines." : "That is no whole number.", "Give one from 1 to 10,000, such as 50.");

    private static Verdict Hardware(CatalogAnswers answers)
    {
        var verdict = new Hardware().Judge(answers.ToOrder());
        // What is no number would be told to be a wrong one.
        if (answers.ProcessorCount is null) verdict = Without(verdict, "processors").And(Verdict.No("processors", answers.Processors, "That is no whole number.", "Give one from 1 to 64, such as 2."));
        return answers.MemoryBytes is not null ? Sized(verdict) : Without(verdict, "memoryBytes").And(Verdict.No("memoryBytes", answers.Memory, "That is no number of GiB.", "Give one from 0.5 to 1024, such as 2."));
    }

    /// <summary>Here people give GiB.</summary>
    private static Verdict Sized(Verdict verdict) => new([.. verdict.Objections.Select(objection => objection.Field == "memoryBytes" ? objection with { Remedy = "Give GiB from 0.5 to 1024, such as 2." } : objection)]);

    private static Verdict Guest(CatalogAnswers answers) =>
        answers.Guest is not null ? Verdict.Yes : Verdict.No("guest", null, "Guests of each kind read their name from another kind of identity disk.", "Choose what is on the master.");

    private Verdict Names(CatalogAnswers answers)
    {
        var order = answers.ToOrder();
        var (scheme, verdict) = NamingScheme.Parse(order.NamingPattern);
        if (scheme is not null && answers.Count is { } count) verdict = new NamingSchemeHasRoom(scheme, inUse: 0).Judge(count);
        return verdict.And(new CatalogName(taken).Judge(order.Name));
    }

    private static Verdict Without(Verdict verdict, string field) => new([.. verdict.Objections.Where(objection => objection.Field != field)]);
}
