using System.Data.Common;

namespace Portal.Data.Sql;

/// <summary>A conversation with the database, all or nothing. Statements that are sent together travel together where the database's driver can.</summary>
internal sealed class Transaction(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>Rows that each statement changed, in order.</summary>
    public async Task<IReadOnlyList<int>> SendAsync(IReadOnlyList<Statement> statements, CancellationToken ct)
    {
        if (statements.Count > 1 && connection.CanCreateBatch)
        {
            await using var batch = Batch(statements);
            await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
            return [.. batch.BatchCommands.Select(command => command.RecordsAffected)];
        }

        var changed = new int[statements.Count];
        for (var n = 0; n < statements.Count; n++)
        {
            await using var command = Command(statements[n]);
            changed[n] = await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>Rows that the statement changed.</summary>
    public async Task<int> SendAsync(Statement statement, CancellationToken ct) => (await SendAsync([statement], ct).ConfigureAwait(false))[0];

    /// <summary>The rows of a query.</summary>
    public async Task<List<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> row, CancellationToken ct) =>
        (await ReadAsync([query], row, ct).ConfigureAwait(false))[0];

    /// <summary>The rows of each query, in order.</summary>
    public async Task<List<T>[]> ReadAsync<T>(IReadOnlyList<Statement> queries, Func<DbDataReader, T> row, CancellationToken ct)
    {
        var answers = new List<T>[queries.Count];
        if (queries.Count > 1 && connection.CanCreateBatch)
        {
            await using var batch = Batch(queries);
            await using var reader = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
            for (var n = 0; n < answers.Length; n++)
            {
                answers[n] = await RowsAsync(reader, row, ct).ConfigureAwait(false);
                await reader.NextResultAsync(ct).ConfigureAwait(false);
            }

            return answers;
        }

        for (var n = 0; n < answers.Length; n++)
        {
            await using var command = Command(queries[n]);
            await using var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            answers[n] = await RowsAsync(reader, row, ct).ConfigureAwait(false);
        }

        return answers;
    }

    private static async Task<List<T>> RowsAsync<T>(DbDataReader reader, Func<DbDataReader, T> row, CancellationToken ct)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(row(reader));
        return rows;
    }

    private DbCommand Command(Statement statement)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement.Text;
        Fill(command.Parameters, command.CreateParameter, statement);
        return command;
    }

    private DbBatch Batch(IReadOnlyList<Statement> statements)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            Fill(command.Parameters, command.CreateParameter, statement);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static void Fill(DbParameterCollection parameters, Func<DbParameter> make, Statement statement)
    {
        for (var n = 0; n < statement.Values.Count; n++)
        {
            var (content, type) = statement.Values[n];
            var parameter = make();
            parameter.ParameterName = Names.Of(n);
            parameter.DbType = type;
            parameter.Value = content ?? DBNull.Value;
            // One size for all short texts: SQL Server keeps a plan for each size it meets.
            if (content is string { Length: <= ShortText }) parameter.Size = ShortText;
            parameters.Add(parameter);
        }
    }

    private const int ShortText = 4000;

    private static class Names
    {
        private static readonly string[] Usual = [.. Enumerable.Range(0, 64).Select(Make)];

        public static string Of(int n) => n < Usual.Length ? Usual[n] : Make(n);

        private static string Make(int n) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"@p{n}");
    }
}
