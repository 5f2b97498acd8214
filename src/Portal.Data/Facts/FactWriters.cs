using System.Collections.Frozen;
using Portal.Data.Sql;

namespace Portal.Data.Facts;

/// <summary>All facts of Domain, and who writes them.</summary>
internal sealed class FactWriters(Insert insert)
{
    private readonly FrozenDictionary<Type, FactWriter> _writers = new FactWriter[]
    {
        new AuditedWriter(insert),
        new CatalogOrderedWriter(insert),
        new CatalogRemovedWriter(),
        new ImageConsolidatingWriter(),
        new ImageReadyWriter(),
        new ImageRemovedWriter(),
        new MachineReservedWriter(insert),
        new DiskCreatedWriter(),
        new IdentityDiskUploadedWriter(),
        new VirtualMachineCreatedWriter(),
        new MachineStoodWriter(),
        new MachineRemovedWriter(),
    }.ToFrozenDictionary(writer => writer.Fact);

    public bool Has(Type fact) => _writers.ContainsKey(fact);

    /// <exception cref="InvalidOperationException">Nobody writes such facts.</exception>
    public IEnumerable<Statement> Write(object fact) => WriterOf(fact).Write(fact);

    /// <inheritdoc cref="FactWriter.Needs" />
    public IEnumerable<string> Needs(object fact) => WriterOf(fact).Needs(fact);

    /// <inheritdoc cref="FactWriter.FindRivalAsync" />
    public Task<Rival?> FindRivalAsync(object fact, Transaction tx, CancellationToken ct) => WriterOf(fact).FindRivalAsync(fact, tx, ct);

    private FactWriter WriterOf(object fact) =>
        _writers.TryGetValue(fact.GetType(), out var writer)
            ? writer
            : throw new InvalidOperationException($"{fact.GetType().Name} has no writer: add one to {nameof(FactWriters)}.");
}
