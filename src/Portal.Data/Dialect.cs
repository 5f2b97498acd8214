using System.Data.Common;
using Portal.Domain.Machines;

namespace Portal.Data;

/// <summary>Where the databases differ. One for each, in its room under <c>migrations</c>.</summary>
public abstract class Dialect
{
    /// <summary>Ends a query that has an order, for so many rows at most.</summary>
    public abstract string First(int rows);

    /// <summary>A row with the same unique key is there already.</summary>
    public abstract bool IsTaken(DbException fault);

    /// <summary>Nothing is wrong but that somebody else was there at the same time (a deadlock, a lock that was not given in time): the transaction may be tried again.</summary>
    public abstract bool IsCrowded(DbException fault);

    /// <summary>Brings the database to this version's model, and makes it if it is not there.</summary>
    public abstract Task UpgradeAsync(PortalDb db, CancellationToken ct);

    /// <summary>Machines whose held name contains this; by an index where the database has one.</summary>
    /// <param name="db">Asked.</param>
    /// <param name="part">Three or more of A-Z, 0-9 and the hyphen.</param>
    public abstract IQueryable<Machine> Containing(PortalDb db, string part);

    /// <summary>Whether the journal keeps its connections, with what it prepared on them; false where the driver does so by itself.</summary>
    public virtual bool KeepsConnections => false;

    /// <summary>Held while somebody writes, where a database takes one writer at a time; nothing elsewhere.</summary>
    public virtual ValueTask<IDisposable?> WriterAsync(CancellationToken ct) => new((IDisposable?)null);
}
