using Portal.Data.Sql;

namespace Portal.Data.Facts;

/// <summary>Writes facts of one type, in the transaction of the outcome or order that states them.</summary>
internal abstract class FactWriter
{
    public abstract Type Fact { get; }

    public abstract IEnumerable<Statement> Write(object fact);

    /// <summary>What the fact needs for itself alone: "The name VDI-001".</summary>
    public abstract IEnumerable<string> Needs(object fact);

    /// <summary>Who has what the fact needs for itself alone; null when nobody has.</summary>
    public abstract Task<Rival?> FindRivalAsync(object fact, Transaction tx, CancellationToken ct);
}

/// <inheritdoc />
internal abstract class FactWriter<TFact> : FactWriter where TFact : class
{
    public sealed override Type Fact => typeof(TFact);

    public sealed override IEnumerable<Statement> Write(object fact) => Write((TFact)fact);

    public sealed override Task<Rival?> FindRivalAsync(object fact, Transaction tx, CancellationToken ct) => FindRivalAsync((TFact)fact, tx, ct);

    public sealed override IEnumerable<string> Needs(object fact) => Needs((TFact)fact);

    protected abstract IEnumerable<Statement> Write(TFact fact);

    protected virtual IEnumerable<string> Needs(TFact fact) => [];

    protected virtual Task<Rival?> FindRivalAsync(TFact fact, Transaction tx, CancellationToken ct) => Task.FromResult<Rival?>(null);
}

/// <summary>Why a fact cannot be written.</summary>
/// <param name="Reason">"The name VDI-001 is taken by a machine of the catalog 'Office'."</param>
/// <param name="HeldBy">The run that works on the one who has it, if any.</param>
internal sealed record Rival(string Reason, Guid? HeldBy);
