using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Sql;

/// <summary>An open connection, with the statements that were prepared on it.</summary>
internal sealed class Line(PortalDb db) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];

    public PortalDb Db => db;

    public DbConnection Connection { get; } = db.Database.GetDbConnection();

    public bool CanCreateBatch => Connection.CanCreateBatch;

    /// <summary>A command of this text: the one of the last time, where the line is kept.</summary>
    public DbCommand Command(string text)
    {
        if (_prepared.TryGetValue(text, out var command)) return command;
        command = Connection.CreateCommand();
        command.CommandText = text;
        _prepared.Add(text, command);
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        db.Dispose();
    }
}
