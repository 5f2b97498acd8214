using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>A node with its engine and crew. Its process can be killed, and started again under the same name.</summary>
public sealed class SimulatedNode
{
    private readonly Site _site;
    private readonly EngineOptions _options;
    private readonly int _places;
    private readonly TimeSpan? _comesBackAfter;
    private readonly TimeSpan _lookEvery;
    private readonly List<Task> _tasks = [];
    private readonly List<Exception> _faults = [];
    private CancellationToken _stopping;
    private Action _stop = null!;

    /// <param name="site">Where.</param>
    /// <param name="name">The same after a restart.</param>
    /// <param name="places">See <see cref="Crew"/>.</param>
    /// <param name="comesBackAfter">Starts again so long after each death; null: never.</param>
    /// <param name="lookEvery">See <see cref="Crew"/>.</param>
    /// <param name="options">How the engine works; the node's name is put in.</param>
    internal SimulatedNode(Site site, string name, int places, TimeSpan? comesBackAfter, TimeSpan lookEvery, EngineOptions? options)
    {
        (_site, _places, _comesBackAfter, _lookEvery) = (site, places, comesBackAfter, lookEvery);
        _options = (options ?? new() { Node = default }) with { Node = new(name) };
        Start();
    }

    public SimulatedProcess Process { get; private set; } = null!;

    public RunEngine Engine { get; private set; } = null!;

    public Crew Crew { get; private set; } = null!;

    /// <summary>What it said since it was started last.</summary>
    public NodeLog Log { get; private set; } = null!;

    /// <summary>Jobs that were called for since it was started last.</summary>
    public int JobsCalled { get; private set; }

    /// <summary>Most jobs at once since it was started last.</summary>
    public int MostAtWork { get; private set; }

    /// <summary>Called instead of starting a job.</summary>
    public Action? OnCall { get; set; }

    public NodeId Id => _options.Node;

    public void Start()
    {
        Process = new(_site.World, _site.Beginning);
        Log = new();
        var stop = new CancellationTokenSource();
        (_stop, _stopping) = (stop.Cancel, stop.Token);
        _tasks.Clear();
        (JobsCalled, MostAtWork) = (0, 0);
        var process = Process;
        if (_comesBackAfter is { } pause) process.OnDeath = () => _site.World.After(pause, Start);
        process.Start(() =>
        {
            var journal = _site.JournalFor(process);
            Engine = new(journal, _site.Plans, new Services(_site, process), _options, process.Clock, Log, new Random(1));
            Crew = new(Engine, _places, _lookEvery, CallJob, process.Clock, Log);
            Begin(Engine.LiveAsync(_stopping));
            Begin(Crew.WatchAsync(_stopping));
        });
    }

    /// <summary>Asks it to stop, as at a shutdown; it is over when <see cref="HasStopped"/>.</summary>
    public void Stop() => Process.Start(_stop);

    /// <summary>Whether all that it began has come to an end.</summary>
    public bool HasStopped => _tasks.All(task => task.IsCompleted);

    /// <summary>What ended a task of it that should have gone on: always empty, unless the engine has a fault.</summary>
    public IReadOnlyList<Exception> Faults => _faults;

    /// <summary>Announces work, as after an order.</summary>
    public void Call() => Process.Start(() => Crew.Call());

    private void Begin(Task task)
    {
        _tasks.Add(ObserveAsync());

        async Task ObserveAsync()
        {
            try
            {
                await task;
            }
#pragma warning disable CA1031 // it is told by the site
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                _faults.Add(fault);
            }
        }
    }

    private void CallJob()
    {
        JobsCalled++;
        if (OnCall is { } instead) instead();
        else StartJob();
    }

    /// <summary>Runs a job in this node.</summary>
    public void StartJob()
    {
        Process.Start(() =>
        {
            Begin(Crew.WorkAsync(_stopping));
            MostAtWork = Math.Max(MostAtWork, Crew.Working);
        });
    }
}
