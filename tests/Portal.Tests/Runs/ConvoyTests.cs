using Portal.Runs;
using Portal.Runs.Engine;
using Portal.TestKit.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class ConvoyTests
{
    private readonly List<(IReadOnlyList<int> Requests, TaskCompletionSource<IReadOnlyList<string>> Answer)> _calls = [];
    private readonly Convoy<int, string> _convoy;

    public ConvoyTests() => _convoy = new(3, requests =>
    {
        TaskCompletionSource<IReadOnlyList<string>> answer = new();
        _calls.Add((requests, answer));
        return answer.Task;
    });

    [Fact]
    public async Task What_comes_while_a_call_is_under_way_goes_together_in_the_next()
    {
        var answers = new[] { _convoy.SendAsync(1), _convoy.SendAsync(2), _convoy.SendAsync(3) };
        Assert.Equal([1], Assert.Single(_calls).Requests);

        Answer(0);
        Answer(1);

        Assert.Equal([2, 3], _calls[1].Requests);
        Assert.Equal(["1!", "2!", "3!"], await Task.WhenAll(answers));
    }

    [Fact]
    public async Task No_more_go_together_than_the_most()
    {
        var answers = Enumerable.Range(1, 8).Select(n => _convoy.SendAsync(n)).ToList();
        for (var n = 0; n < 4; n++) Answer(n);

        Assert.Equal([[1], [2, 3, 4], [5, 6, 7], [8]], _calls.Select(call => call.Requests));
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"{n}!"), await Task.WhenAll(answers));
    }

    [Fact]
    public async Task Who_goes_alone_shares_no_call()
    {
        var answers = new[] { _convoy.SendAsync(1), _convoy.SendAsync(2), _convoy.SendAsync(3, alone: true), _convoy.SendAsync(4), _convoy.SendAsync(5) };
        for (var n = 0; n < 4; n++) Answer(n);

        Assert.Equal([[1], [2], [3], [4, 5]], _calls.Select(call => call.Requests));
        await Task.WhenAll(answers);
    }

    [Fact]
    public async Task A_call_that_fails_fails_for_all_in_it_and_the_next_go_on()
    {
        var answers = new[] { _convoy.SendAsync(1), _convoy.SendAsync(2), _convoy.SendAsync(3) };
        Answer(0);
        var late = _convoy.SendAsync(4);

        _calls[1].Answer.SetException(new IOException("Cut."));
        Answer(2);

        await Assert.ThrowsAsync<IOException>(() => answers[1]);
        await Assert.ThrowsAsync<IOException>(() => answers[2]);
        Assert.Equal(("1!", "4!"), (await answers[0], await late));
    }

    [Fact]
    public async Task After_a_rest_it_goes_on()
    {
        var first = _convoy.SendAsync(1);
        Answer(0);
        await first;

        var second = _convoy.SendAsync(2);
        Answer(1);

        Assert.Equal("2!", await second);
    }

    [Fact]
    public async Task Answers_that_do_not_fit_the_requests_are_no_answers()
    {
        var answer = _convoy.SendAsync(1);

        _calls[0].Answer.SetResult([]);

        Assert.Equal("The journal gave 0 answers to 1 requests.", (await Assert.ThrowsAsync<InvalidOperationException>(() => answer)).Message);
    }

    [Fact]
    public void Items_side_by_side_share_their_calls()
    {
        var site = new Site();
        site.Start(places: 20);
        site.Wire.Passage = call => new(Back: TimeSpan.FromSeconds(call.What is "commit" or "intend" ? 1 : 0));
        Dictionary<string, int> calls = [];
        site.Wire.OnArrival = call => calls[call.What] = calls.GetValueOrDefault(call.What) + 1;

        site.Finish(site.Order([.. Enumerable.Range(0, 20).Select(_ => site.Item(Site.Three))]));

        Assert.Equal((60, 60), (calls["look"], calls["rename"]));
        Assert.InRange(calls["commit"], 3, 15);
        Assert.InRange(calls["intend"], 3, 15);
    }

    [Fact]
    public void No_more_items_share_a_call_than_the_options_say()
    {
        var site = new Site();
        site.Start(places: 20, options: new() { Node = default, Together = 4 });
        site.Wire.Passage = call => new(Back: TimeSpan.FromSeconds(call.What is "commit" or "intend" ? 1 : 0));
        var commits = 0;
        site.Wire.OnArrival = call => commits += call.What == "commit" ? 1 : 0;

        site.Finish(site.Order([.. Enumerable.Range(0, 20).Select(_ => site.Item())]));

        Assert.InRange(commits, 5, 7);
    }

    [Fact]
    public void An_outcome_that_cannot_be_written_fails_its_item_and_spoils_no_other()
    {
        var torn = true;
        var site = new Site(new MemoryJournalUnderTest(write: fact =>
        {
            if (torn && fact is "VDI-003/first") throw new InvalidDataException("The column is too short.");
        }));
        var node = site.Start(places: 10);
        var items = Enumerable.Range(0, 6).Select(_ => site.Item()).ToArray();
        var run = site.Order(items);

        site.Finish(run);

        Assert.Equal([3], Enumerable.Range(1, 6).Where(n => site.StateOf(items[n - 1]) != ItemState.Done));
        var failed = site.See(items[2]);
        Assert.Equal((ItemState.Failed, "What first found could not be written: InvalidDataException: The column is too short."), (failed.State, failed.Why));
        Assert.Equal("The portal's log has the details. Retry from here once the cause is gone.", failed.Advice);
        Assert.InRange(site.World.Elapsed.TotalSeconds, 60, 180); // others were done at once; this one had five chances
        Assert.Single(node.Log.Of(2015));

        torn = false;
        Assert.Equal(1, site.Retry(run));
        site.Finish(run);
        Assert.Equal((ItemState.Done, 1), (site.StateOf(items[2]), site.Facts(items[2], "first")));
        Assert.Equal("VDI-003/first is there already.", site.EventsOf(run)[^1]);
    }

    [Fact]
    public void A_journal_that_is_away_is_not_taken_for_an_outcome_that_cannot_be_written()
    {
        var site = new Site();
        var node = site.Start();
        site.Wire.Passage = call => new(call.What is "commit" or "beat" && site.World.Elapsed.TotalSeconds < 1000 ? Mishap.LostThere : Mishap.None);

        var item = site.Item();
        site.Pass(1);
        site.Wire.Passage = call => new(call.What is "commit" or "beat" && site.World.Elapsed.TotalSeconds is > 1 and < 1000 ? Mishap.LostThere : Mishap.None);
        site.Finish(site.Order(item));

        Assert.Equal(ItemState.Done, site.StateOf(item));
        Assert.Empty(node.Log.Of(2015));
    }

    private void Answer(int call) => _calls[call].Answer.SetResult([.. _calls[call].Requests.Select(request => $"{request}!")]);
}
