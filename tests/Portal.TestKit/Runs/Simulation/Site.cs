using Portal.Runs;
using Portal.Runs.Engine;
using Portal.Runs.Memory;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>Nodes, one host and one journal in a simulated world.</summary>
public sealed class Site
{
    private readonly Dictionary<string, Script> _scripts = [];
    private readonly Dictionary<Guid, Machine> _machines = [];
    private readonly Dictionary<Guid, NewItem> _items = [];
    private readonly List<SimulatedNode> _nodes = [];
    private readonly string _series;
    private int _orders;

    /// <param name="under">The journal; one in memory unless told.</param>
    /// <param name="choose">See <see cref="World"/>.</param>
    /// <param name="series">Begins the names of machines, so that several sites may share a journal.</param>
    public Site(IJournalUnderTest? under = null, Func<int, int>? choose = null, string series = "VDI")
    {
        Under = under ?? new MemoryJournalUnderTest();
        Beginning = Under.Clock.GetUtcNow();
        World = new(choose);
        World.OnPassed = Under.Clock.Advance;
        Wire = new(World);
        _series = series;
        Load = machine => Task.FromResult(_machines.GetValueOrDefault(machine));
        Script("remove").Run = deed => deed.RemoveAsync();
        Script("remove").WillExist = _ => [];
    }

    public static Plan<Machine> One { get; } = Plan.For<Machine>("one", 1).Then<First>("first");

    public static Plan<Machine> Three { get; } = Plan.For<Machine>("three", 1).Then<First>("first").Then<Second>("second").Then<Third>("third");

    public static Plan<Machine> Undo { get; } = Plan.For<Machine>("undo", 1).Then<Remove>("remove");

    public IReadOnlyList<SimulatedNode> Nodes => _nodes;

    public IJournalUnderTest Under { get; }

    public World World { get; }

    public Wire Wire { get; }

    /// <summary>The journal as a process reaches it.</summary>
    internal IJournal JournalFor(SimulatedProcess process) => new WiredJournal(Under.Journal, Wire, process, (commitment, standing) => OnCommit?.Invoke(commitment, standing));

    public SimulatedHost Host { get; } = new("hv01");

    /// <summary>What the nodes' and the journal's wall clocks showed when the world began.</summary>
    public DateTimeOffset Beginning { get; }

    /// <summary>What nodes know that are started from now on.</summary>
    public PlanBook Plans { get; set; } = new(One, Three, Undo);

    /// <summary>What explains exceptions to nodes that are started from now on.</summary>
    public IAdvice? Advice { get; set; }

    /// <summary>Starts a node; see <see cref="SimulatedNode"/>.</summary>
    public SimulatedNode Start(string name = "a", int places = 10, TimeSpan? comesBackAfter = null, TimeSpan? lookEvery = null, EngineOptions? options = null)
    {
        var node = new SimulatedNode(this, name, places, comesBackAfter, lookEvery ?? TimeSpan.FromSeconds(5), options);
        _nodes.Add(node);
        return node;
    }

    public void Pass(double seconds) => World.Pass(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets time pass until these runs are finished, an hour at most. No node may have met a fault by then.</summary>
    public void Finish(params NewRun[] runs)
    {
        World.Until(() => _nodes.Exists(node => node.Faults.Count > 0) || runs.All(IsFinished));
        if (_nodes.SelectMany(node => node.Faults).ToList() is { Count: > 0 } faults) throw new AggregateException(faults);
    }

    /// <summary>What a step of that key does.</summary>
    public Script Script(string key) => _scripts.TryGetValue(key, out var script) ? script : _scripts[key] = new();

    public Script First => Script("first");

    public Script Second => Script("second");

    public Script Third => Script("third");

    /// <summary>A machine by that name, and an item for it.</summary>
    public NewItem Item(Plan<Machine>? plan = null, NewItem? after = null, string? name = null)
    {
        var machine = new Machine(Guid.CreateVersion7(), name ?? $"{_series}-{_machines.Count + 1:000}");
        _machines.Add(machine.Id, machine);
        return _items[machine.Id] = Item(machine, plan ?? One, after);
    }

    public NewItem Item(Machine machine, Plan<Machine> plan, NewItem? after = null) =>
        new(Guid.CreateVersion7(), machine.Name, plan, machine.Id, [.. Script(plan.Keys[0]).Gates(machine)], after?.Id, []);

    public Machine MachineOf(NewItem item) => _machines[item.Subject];

    /// <summary>The item that was made with the machine.</summary>
    public NewItem ItemOf(Machine machine) => _items[machine.Id];

    /// <summary>Called when a commitment has arrived, with what the journal says of it.</summary>
    public Action<Commitment, Standing>? OnCommit { get; set; }

    /// <summary>How steps get their machine; a test may make it slow, or fail.</summary>
    public Func<Guid, Task<Machine?>> Load { get; set; }

    /// <summary>From now on nothing is known of it.</summary>
    public void Lose(NewItem item) => _machines.Remove(item.Subject);

    /// <summary>An open run with these items.</summary>
    public NewRun Order(params NewItem[] items) => Order(Rank.Order, items);

    public NewRun Order(Rank rank, params NewItem[] items)
    {
        var run = NewRun(rank);
        Now(() => Under.Orders.BeginAsync(run, default));
        if (Now(() => Under.Orders.PrepareAsync(run.Id, items, default)) is { } refusal) throw new InvalidOperationException(refusal.Reason);
        Now(() => Under.Orders.OpenAsync(run.Id, default));
        return run;
    }

    public NewRun NewRun(Rank rank = Rank.Order) => new(Guid.CreateVersion7(), $"{_series} order {++_orders}", "create", rank, "anna", "{}", []);

    public bool Cancel(NewRun run) => Now(() => Under.Orders.CancelAsync(run.Id, [], default));

    public int Retry(NewRun run, params NewItem[] items) =>
        Now(() => Under.Orders.RetryAsync(run.Id, items.Length == 0 ? null : [.. items.Select(item => item.Id)], [], default));

    /// <summary>Undoes what did not get done of these items, in a run that is returned open; with none there is no such run.</summary>
    public (NewRun Run, int Count) UndoOf(NewRun run, params NewItem[] items)
    {
        var undo = NewRun();
        var count = Now(() => Under.Orders.UndoAsync(run.Id, undo, [.. items.Select(item => (item.Id, Item(MachineOf(item), Undo)))], default));
        Now(() => Under.Orders.OpenAsync(undo.Id, default));
        return (undo, count);
    }

    public void SetGate(string name, int limit, int perMinute = 0) => Now(() => Under.Orders.SetGatesAsync([new(name, limit, perMinute)], default));

    public ItemRow See(NewItem item) => Now(() => Under.FindItemAsync(item.Id)) ?? throw new InvalidOperationException($"There is no item {item.Title}.");

    public ItemState StateOf(NewItem item) => See(item).State;

    public RunState StateOf(NewRun run) => Now(() => Under.FindRunAsync(run.Id))!.State;

    public bool IsFinished(NewRun run) => StateOf(run) == RunState.Finished;

    public GateRow? Gate(string name) => Now(() => Under.FindGateAsync(name));

    public IReadOnlyList<string> EventsOf(NewRun run) => [.. Now(() => Under.EventsAsync(run.Id)).Select(row => row.What)];

    public IReadOnlyList<ThingRow> Ledger => Now(() => Under.LedgerAsync());

    /// <summary>How often it was written that this step of this machine made its thing.</summary>
    public int Facts(NewItem item, string key) => Now(() => Under.CountFactsAsync($"{item.Title}/{key}"));

    /// <summary>Everything half or whole on the host must be in the ledger, at any moment.</summary>
    /// <exception cref="InvalidOperationException">Something is not.</exception>
    public void CheckLedger()
    {
        var known = Ledger.Where(row => row.State != ThingState.Removed).Select(row => row.Thing.Name).ToHashSet();
        if (Host.Things.FirstOrDefault(thing => !known.Contains(thing)) is { } unknown)
            throw new InvalidOperationException($"The ledger does not know that {unknown} is on the host.");
    }

    private static T Now<T>(Func<Task<T>> ask) => World.Await(ask);

    private static void Now(Func<Task> ask) => World.Await(async () =>
    {
        await ask();
        return true;
    });
}
