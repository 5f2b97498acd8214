using Portal.Domain.Prerequisites;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.TestKit;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class CheckAllTests : PortalTests
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun, _atOnce, _most;

    [Fact]
    public async Task A_connection_that_takes_its_time_holds_no_other()
    {
        await AddAsync(CheckAll.AtOnce + 2);
        HoldSurveys(upTo: 1);

        var night = Get<CheckAll>().ExecuteAsync(Ct);

        await UntilKeptAsync(CheckAll.AtOnce + 2);
        Assert.False(night.IsCompleted);
        _held.SetResult();
        Assert.Equal(CheckAll.AtOnce + 3, await night);
    }

    [Fact]
    public async Task No_more_are_asked_at_once_than_is_said()
    {
        await AddAsync(CheckAll.AtOnce + 2);
        HoldSurveys(upTo: int.MaxValue);

        var night = Get<CheckAll>().ExecuteAsync(Ct);
        await Eventually.BeAsync("as many checks are at work as may be", () => Volatile.Read(ref _begun) >= CheckAll.AtOnce, Ct);
        _held.SetResult();

        Assert.Equal(CheckAll.AtOnce + 3, await night);
        Assert.Equal(CheckAll.AtOnce, _most);
    }

    [Fact]
    public async Task One_that_cannot_be_checked_is_told_once_all_others_are_kept()
    {
        await AddAsync(2);
        Portal.Hosts.Site.Surveyed = survey => Interlocked.Increment(ref _begun) == 1 ? throw new InvalidOperationException("Not foreseen.") : survey;

        var told = await Assert.ThrowsAsync<AggregateException>(() => Get<CheckAll>().ExecuteAsync(Ct));

        Assert.Equal("Not foreseen.", Assert.Single(told.InnerExceptions).Message);
        Assert.Equal(2, await KeptAsync());
    }

    [Fact]
    public async Task What_was_kept_before_the_night_is_called_off_stays()
    {
        await AddAsync(2);
        HoldSurveys(upTo: 1);
        using var off = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var night = Get<CheckAll>().ExecuteAsync(off.Token);
        await UntilKeptAsync(2);
        await off.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => night);
        Assert.Equal(2, await KeptAsync());
    }

    private async Task AddAsync(int more)
    {
        for (var number = 2; number < 2 + more; number++)
        {
            var order = PortalUnderTest.ClusterOrder with { Name = $"Cluster {number}", StorageFolder = $@"C:\ClusterStorage\Volume1\Portal{number}" };
            Assert.True((await Get<AddConnection>().ExecuteAsync(order, PortalUnderTest.Anna, Ct)).IsYes);
        }
    }

    private void HoldSurveys(int upTo) => Portal.Hosts.Watch = async (call, ct) =>
    {
        if (call.Act != "Survey") return;
        if (call.Done)
        {
            Interlocked.Decrement(ref _atOnce);
            return;
        }

        lock (_held) _most = Math.Max(_most, ++_atOnce);
        if (Interlocked.Increment(ref _begun) <= upTo) await _held.Task.WaitAsync(ct);
    };

    private Task UntilKeptAsync(int reports) => Eventually.BeAsync($"{reports} reports are kept", async () => await KeptAsync() >= reports, Ct);

    private async Task<int> KeptAsync()
    {
        var kept = 0;
        foreach (var connection in await Get<ListConnections>().ExecuteAsync(Ct))
            kept += (await Get<ReadReport>().HistoryAsync(connection.Id, Ct)).Count(past => past.Reason == CheckReason.Nightly);
        return kept;
    }
}
