using Portal.TestKit.Data;
using Portal.TestKit.Runs;
using Xunit;

namespace Portal.Data.Tests.Runs;

public sealed class PostgreSqlJournalTests : JournalContract
{
    protected override async Task<IJournalUnderTest> OpenAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        return new DatabaseJournalUnderTest(await PostgreSqlTestDatabase.NewAsync());
    }
}
