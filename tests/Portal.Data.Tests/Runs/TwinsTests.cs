using CsCheck;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Runs;

public sealed class TwinsTests
{
    /// <summary>Whatever is done by chance, the journal in a database does what the law says. A failure prints its seed and the fewest deeds that show it.</summary>
    [Theory]
    [InlineData(Databases.Sqlite, 40)]
    [InlineData(Databases.PostgreSql, 10)]
    [InlineData(Databases.SqlServer, 10)]
    public async Task A_journal_in_a_database_keeps_the_law(string kind, int stories)
    {
        await (await Databases.NewAsync(kind)).DisposeAsync();

        await Gen.Int[0, int.MaxValue - 1].Array[60, 160].SampleAsync(async deeds =>
        {
            await using var twins = new Twins(await Databases.NewAsync(kind));
            foreach (var some in deeds.Chunk(8)) // answers are compared with every deed, all that stands written now and then
            {
                foreach (var deed in some) await twins.DoAsync(new Random(deed));
                await twins.CompareAsync();
            }
        }, iter: stories, threads: 1);
    }
}
