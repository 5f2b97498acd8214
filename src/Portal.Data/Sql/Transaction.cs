using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Portal.Data.Sql;

/// <summary>A conversation with the database, all or nothing. What is sent together travels together where the database's driver can.</summary>
internal sealed class Transaction(Line line, DbTransaction? transaction)
{
    private const int ShortText = 4000;
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(NameOf)];

    /// <summary>Sends statements and queries, in order.</summary>
    /// <returns>Rows that each statement changed, in order; of no meaning for queries.</returns>
    public async Task<IReadOnlyList<int>> ExchangeAsync(IReadOnlyList<Part> parts, CancellationToken ct)
    {
        if (parts.Count > 1 && line.CanCreateBatch) return await TogetherAsync(parts, ct).ConfigureAwait(false);

        var changed = new int[parts.Count];
        for (var n = 0; n < parts.Count; n++)
        {
            var command = Command(parts[n].Statement);
            if (parts[n].Row is not { } row)
            {
                changed[n] = await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
                continue;
            }

            await using var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            while (await reader.ReadAsync(ct).ConfigureAwait(false)) row(reader);
        }

        return changed;
    }

    /// <summary>Rows that each statement changed, in order.</summary>
    public Task<IReadOnlyList<int>> SendAsync(IEnumerable<Statement> statements, CancellationToken ct) => ExchangeAsync([.. statements.Select(statement => new Part(statement))], ct);

    /// <summary>Rows that the statement changed.</summary>
    public async Task<int> SendAsync(Statement statement, CancellationToken ct) => (await ExchangeAsync([new(statement)], ct).ConfigureAwait(false))[0];

    /// <summary>The rows of a query.</summary>
    public async Task<List<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> row, CancellationToken ct)
    {
        List<T> rows = [];
        await ExchangeAsync([Part.Of(query, row, rows)], ct).ConfigureAwait(false);
        return rows;
    }

    private async Task<IReadOnlyList<int>> TogetherAsync(IReadOnlyList<Part> parts, CancellationToken ct)
    {
        await using var batch = line.Connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var part in parts)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = part.Statement.Text;
            Fill(command.Parameters, command.CreateParameter, part.Statement);
            batch.BatchCommands.Add(command);
        }

        await using (var reader = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false))
        {
            foreach (var query in parts.Where(part => part.Row is not null))
            {
                while (await reader.ReadAsync(ct).ConfigureAwait(false)) query.Row!(reader);
                await reader.NextResultAsync(ct).ConfigureAwait(false);
            }
        }

        return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
    }

    private DbCommand Command(Statement statement)
    {
        var command = line.Command(statement.Text);
        command.Transaction = transaction;
        Fill(command.Parameters, command.CreateParameter, statement);
        return command;
    }

    private static void Fill(DbParameterCollection parameters, Func<DbParameter> make, Statement statement)
    {
        for (var n = 0; n < statement.Values.Count; n++)
        {
            var (content, type) = statement.Values[n];
            if (n == parameters.Count)
            {
                var added = make();
                (added.ParameterName, added.DbType) = (n < Names.Length ? Names[n] : NameOf(n), type);
                parameters.Add(added);
            }

            var parameter = parameters[n];
            parameter.Value = content ?? DBNull.Value;
            // One size for all short texts: SQL Server keeps a plan for each size it meets.
            if (type == DbType.String) parameter.Size = content is string { Length: > ShortText } text ? text.Length : ShortText;
        }
    }

    private static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"@p{n}");
}
