using Portal.TestKit.Data;
using Portal.TestKit.Runs;

namespace Portal.Data.Tests.Runs;

public sealed class PostgreSqlJournalTests : JournalContract
{
    protected override async Task<IJournalUnderTest> OpenAsync() => new DatabaseJournalUnderTest(await Databases.NewAsync(Databases.PostgreSql));
}
