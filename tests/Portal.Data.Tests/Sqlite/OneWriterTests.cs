using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Audit;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Sqlite;

public sealed class OneWriterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saving_changes_and_the_journal_wait_for_whoever_writes()
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        var node = database.Join();
        await using var db = await node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);
        db.Audit.Add(Entry());
        var turn = await node.GetRequiredService<Dialect>().WriterAsync(Ct);

        var (saved, beat) = (db.SaveChangesAsync(Ct), node.GetRequiredService<IJournal>().BeatAsync(new("a"), Ct));
        Assert.False(saved.IsCompleted || beat.IsCompleted);

        turn!.Dispose();
        Assert.Equal(1, await saved);
        Assert.Equal(1, Assert.Single(await beat).Count);
    }

    [Fact]
    public async Task Who_fails_or_gives_up_lets_the_next_one_write()
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        var node = database.Join();
        var entry = Entry();
        for (var n = 0; n < 2; n++)
        {
            await using var db = await node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);
            db.Audit.Add(entry);
            if (n == 0) db.SaveChanges();
            else await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
        }

        using var gaveUp = new CancellationTokenSource();
        using (await node.GetRequiredService<Dialect>().WriterAsync(Ct))
        {
            await using var db = await node.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);
            db.Audit.Add(Entry());
            var saved = db.SaveChangesAsync(gaveUp.Token);
            await gaveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saved);
        }

        Assert.Single(await node.GetRequiredService<IJournal>().BeatAsync(new("a"), Ct));
    }

    private static AuditEntry Entry() =>
        new() { Id = Guid.CreateVersion7(), When = DateTimeOffset.UnixEpoch, Who = "anna", From = "test", What = "test", Subject = "VDI", Outcome = "accepted" };
}
