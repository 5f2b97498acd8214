using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs.Histories;

/// <summary>Lets a history happen, and looks on.</summary>
public sealed class Teller
{
    private static readonly Retry Often = Retry.Times(12, TimeSpan.FromSeconds(0.1));

    private static readonly Plan<Machine>[] Plans =
    [
        Plan.For<Machine>("of-1", 1).Then<First>("first", Often),
        Plan.For<Machine>("of-2", 1).Then<First>("first", Often).Then<Second>("second", Often),
        Plan.For<Machine>("of-3", 1).Then<First>("first", Often).Then<Second>("second", Often).Then<Third>("third", Often),
    ];

    private readonly History _history;
    private readonly Site _site;
    private readonly SimulatedNode[] _nodes;
    private readonly NewItem[] _items;
    private readonly NewRun[] _runs;
    private readonly Witness _witness;
    private readonly List<string> _trace = [];
    private readonly Dictionary<(Guid Machine, string Key), (int Waits, int Setbacks)> _left = [];

    public Teller(History history)
    {
        _history = history;
        _site = new(choose: history.Order == 0 ? null : new Random(history.Order).Next) { Plans = new([.. Plans, Site.Undo]) };
        foreach (var key in Model.Keys)
        {
            _site.Script(key).Run = RunAsync;
            _site.Script(key).Gates = machine => Tell(machine, key).Gate is >= 0 and var gate ? [$"g{gate}"] : [];
        }

        for (var gate = 0; gate < history.Limits.Count; gate++)
            if (history.Limits[gate] > 0) _site.SetGate($"g{gate}", history.Limits[gate]);
        _items = MakeItems();
        _witness = new(_site, _items, history);
        _runs = [.. Enumerable.Range(0, 2).Select(run => _site.Order([.. _items.Where((_, n) => history.Tales[n].Run == run)]))];
        _site.Wire.Passage = Pass;
        _nodes = [.. Enumerable.Range(0, history.Nodes).Select(n => _site.Start($"n{n}", history.Places, TimeSpan.FromSeconds(history.Pause), lookEvery: TimeSpan.FromSeconds(20)))];
        foreach (var trouble in history.Troubles) Arrange(trouble);
    }

    /// <summary>Every call, by time, node and word.</summary>
    public IReadOnlyList<string> Trace => _trace;

    /// <summary>To the end, through all troubles; whatever was cancelled is taken up again. Then all that did not get done is undone.</summary>
    public void Tell()
    {
        var limit = TimeSpan.FromHours(10);
        _site.Pass(200); // through all troubles
        _site.World.Until(() => _runs.All(_site.IsFinished), limit);
        foreach (var run in _runs) TakeUp(run);
        _site.World.Until(() => _runs.All(_site.IsFinished), limit);
        _site.Pass(200); // whatever travels arrives, whoever is dead comes back, whoever is left behind ends

        Assert.All(_nodes, node => Assert.Empty(node.Faults));
        Assert.All(_nodes, node => Assert.Equal(0, node.Engine.AtWork));
        Assert.All(_history.Limits, (_, gate) => Assert.Equal(0, _site.Gate($"g{gate}")?.Inside ?? 0));
        Assert.Equal(Model.EndOf(_history), [.. _items.Select(item => (_site.StateOf(item), _site.See(item).Step))]);
        foreach (var item in _items) CheckWork(item);

        var undone = _items.Where(item => _site.StateOf(item) != ItemState.Done).ToArray();
        var undos = _runs.Select(run => _site.UndoOf(run, undone)).ToList();
        Assert.Equal(undone.Length, undos.Sum(undo => undo.Count));
        _site.World.Until(() => undos.All(undo => undo.Count == 0 || _site.IsFinished(undo.Run)), limit);
        var done = _items.Where(item => _site.StateOf(item) == ItemState.Done).ToList();
        Assert.All(_site.Host.Things, thing => Assert.Contains(done, item => thing.StartsWith($"{item.Title}/", StringComparison.Ordinal)));
    }

    /// <summary>Each step that was done is written once, and its thing is there; of steps that never ended well, neither.</summary>
    private void CheckWork(NewItem item)
    {
        var (row, keys) = (_site.See(item), item.Plan.Keys);
        var done = row.State == ItemState.Done ? keys.Count : Model.PlaceOf(row.Step);
        Assert.Equal(keys.Select((_, n) => n < done ? 1 : 0), keys.Select(key => _site.Facts(item, key)));
        Assert.Equal(keys.Take(done).Select(key => $"{item.Title}/{key}"),
            _site.Host.Things.Where(thing => thing.StartsWith($"{item.Title}/", StringComparison.Ordinal) && !thing.EndsWith(".partial", StringComparison.Ordinal)));
    }

    private NewItem[] MakeItems()
    {
        List<NewItem> items = [];
        foreach (var (tale, n) in _history.Tales.Select((tale, n) => (tale, n)))
        {
            // The gates of its first step are asked when it is made: its name tells its tale.
            var after = Model.BeforeOf(_history, n) is { } before ? items[before] : null;
            items.Add(_site.Item(Plans[tale.Steps.Count - 1], after, $"{n}"));
        }

        return [.. items];
    }

    private StepTale Tell(Machine machine, string key) =>
        _history.Tales[int.Parse(machine.Name, System.Globalization.CultureInfo.InvariantCulture)].Steps[Model.PlaceOf(key)];

    private async Task<Outcome> RunAsync(Deed deed)
    {
        var tale = Tell(deed.Machine, deed.Key);
        _witness.Began(deed);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(tale.Seconds), deed.Process.Clock, tale.Stubborn ? CancellationToken.None : deed.Ct);
            var (waits, setbacks) = _left.GetValueOrDefault((deed.Machine.Id, deed.Key), (tale.Waits, tale.Setbacks));
            if (waits > 0)
            {
                _left[(deed.Machine.Id, deed.Key)] = (waits - 1, setbacks);
                return Later(deed, "It copies.");
            }

            if (tale.End == End.Failed) return Outcome.Failed("It is not ours.", "Move it away.");
            if (setbacks == 0 && tale.End == End.Done) return await deed.MakeAsync();
            _left[(deed.Machine.Id, deed.Key)] = (waits, Math.Max(0, setbacks - 1));
            return setbacks % 2 == 1 ? throw new IOException("Busy.") : Outcome.TryAgain("Busy.", "Wait.");
        }
        catch (TimeoutException silence)
        {
            return tale.Gate < 0 ? Later(deed, silence.Message) : Outcome.Silent($"g{tale.Gate}", silence.Message, "Look after it.");
        }
    }

    private static Outcome Later(Deed deed, string why) => Outcome.WaitUntil(deed.Process.Clock.GetUtcNow().AddSeconds(5), why);

    private Passage Pass(Call call)
    {
        var passage = new Passage();
        var now = _site.World.Elapsed.TotalSeconds;
        _trace.Add($"{now} {Array.FindIndex(_nodes, node => node.Process == call.From)} {call.What}");
        foreach (var trouble in _history.Troubles)
        {
            passage = trouble switch
            {
                Trouble.Call at when at.Number == call.Number => passage with { Mishap = at.Mishap },
                Trouble.Slow slow when slow.Number == call.Number => passage with { There = TimeSpan.FromSeconds(slow.There), Back = TimeSpan.FromSeconds(slow.Back) },
                Trouble.JournalAway away when call.What is not ("look" or "write" or "rename") && now >= away.At && now < away.At + away.Length =>
                    passage with { Mishap = Mishap.LostThere },
                _ => passage,
            };
        }

        return passage;
    }

    private void Arrange(Trouble trouble)
    {
        switch (trouble)
        {
            case Trouble.Kill kill: At(kill.At, () => Node(kill.Node).Process.Die()); break;
            case Trouble.Jump jump: At(jump.At, () => Node(jump.Node).Process.Clock.Ahead += TimeSpan.FromSeconds(jump.Ahead)); break;
            case Trouble.Retry retry: At(retry.At, () => TakeUp(_runs[retry.Run])); break;
            case Trouble.Cancel cancel: At(cancel.At, () => _witness.Cancelled(_runs[cancel.Run], _site.Cancel(_runs[cancel.Run]))); break;
            case Trouble.HostSilent silent:
                At(silent.At, () => _site.Host.IsSilent = true);
                At(silent.At + silent.Length, () => _site.Host.IsSilent = false);
                break;
            case Trouble.Freeze freeze:
                At(freeze.At, () =>
                {
                    var process = Node(freeze.Node).Process;
                    process.Freeze();
                    _site.World.After(TimeSpan.FromSeconds(freeze.Length), process.Thaw);
                });
                break;
        }
    }

    private void TakeUp(NewRun run) => _witness.Retried(run, _site.Retry(run));

    private void At(int second, Action act) => _site.World.After(TimeSpan.FromSeconds(second), act);

    private SimulatedNode Node(int n) => _nodes[n % _nodes.Length];
}
