using CsCheck;
using Portal.TestKit.Runs.Simulation;

namespace Portal.Tests.Runs.Histories;

/// <summary>Something that could happen to the nodes, runs and hosts of a portal. All of it ends after a while.</summary>
/// <param name="Nodes">1 to 3.</param>
/// <param name="Places">Jobs at once on each node.</param>
/// <param name="Pause">Seconds after which a killed node comes back.</param>
/// <param name="Limits">Of the gates; 0 is none.</param>
/// <param name="Tales">One for each item.</param>
/// <param name="Troubles">What goes wrong.</param>
/// <param name="Order">0: what could happen first does; else the seed of another order.</param>
public sealed record History(int Nodes, int Places, int Pause, IReadOnlyList<int> Limits, IReadOnlyList<Tale> Tales, IReadOnlyList<Trouble> Troubles, int Order)
{
    private static readonly Gen<StepTale> AnyStep =
        Gen.Select(
            Gen.Int[-1, 1], Gen.Int[0, 30], Gen.Int[0, 2], Gen.Int[0, 2],
            Gen.Frequency((10, Gen.Const(End.Done)), (1, Gen.Const(End.Failed)), (1, Gen.Const(End.Setbacks))), Gen.Bool,
            (gate, seconds, waits, setbacks, end, stubborn) => new StepTale(gate, seconds, waits, setbacks, end, stubborn));

    private static readonly Gen<Tale> AnyTale =
        Gen.Select(Gen.Int[0, 1], Gen.Int[-1, 3], AnyStep.Array[1, 3], (run, after, steps) => new Tale(run, after, steps));

    private static readonly Gen<Trouble> AnyTrouble =
        Gen.OneOf<Trouble>(
            Gen.Select(Gen.Int[1, 150], Gen.Int[1, 4], (call, mishap) => (Trouble)new Trouble.Call((int)call, (Mishap)mishap)),
            Gen.Select(Gen.Int[1, 150], Gen.Int[0, 90], Gen.Int[0, 90], (call, there, back) => (Trouble)new Trouble.Slow(call, there, back)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[0, 2], (at, node) => (Trouble)new Trouble.Kill(at, node)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[0, 2], Gen.Int[1, 100], (at, node, length) => (Trouble)new Trouble.Freeze(at, node, length)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[0, 2], Gen.Int[-90, 90], (at, node, ahead) => (Trouble)new Trouble.Jump(at, node, ahead)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[1, 100], (at, length) => (Trouble)new Trouble.JournalAway(at, length)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[1, 100], (at, length) => (Trouble)new Trouble.HostSilent(at, length)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[0, 1], (at, run) => (Trouble)new Trouble.Cancel(at, run)),
            Gen.Select(Gen.Int[0, 100], Gen.Int[0, 1], (at, run) => (Trouble)new Trouble.Retry(at, run)));

    /// <summary>No more than four troubles: an item that is struck six times is a poisonous one.</summary>
    public static Gen<History> Any { get; } =
        Gen.Select(
            Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 100], Gen.Int[0, 2].Array[2], AnyTale.Array[1, 6], AnyTrouble.Array[0, 4], Gen.Int[0, 1000],
            (nodes, places, pause, limits, tales, troubles, order) => new History(nodes, places, pause, limits, tales, troubles, order));

    public override string ToString() =>
        $"""

        {Nodes} nodes of {Places} places, back after {Pause} s; limits {string.Join(", ", Limits)}; order {Order}
        {string.Join('\n', Tales.Select((tale, n) => $"{n}: {tale}"))}
        {string.Join('\n', Troubles)}
        """;
}

/// <summary>What becomes of one item.</summary>
/// <param name="Run">Of which run it is part.</param>
/// <param name="After">The item it comes after, if that is one of the same run before it.</param>
/// <param name="Steps">Its plan.</param>
public sealed record Tale(int Run, int After, IReadOnlyList<StepTale> Steps)
{
    public override string ToString() => $"run {Run}, after {After}, {string.Join(" | ", Steps)}";
}

/// <summary>What becomes of one step.</summary>
/// <param name="Gate">Which it passes; -1 is none.</param>
/// <param name="Seconds">How long it takes each time.</param>
/// <param name="Waits">How often it waits.</param>
/// <param name="Setbacks">How often it does not work, before...</param>
/// <param name="End">...this.</param>
/// <param name="Stubborn">Does not stop when it is told to.</param>
public sealed record StepTale(int Gate, int Seconds, int Waits, int Setbacks, End End, bool Stubborn);

public enum End
{
    Done = 0,
    Failed = 1,

    /// <summary>It never works.</summary>
    Setbacks = 2,
}

/// <summary>What goes wrong, or is done by people, at a call (by its number) or at a second.</summary>
public abstract record Trouble
{
    private Trouble() { }

    public sealed record Call(int Number, Mishap Mishap) : Trouble;

    public sealed record Slow(int Number, int There, int Back) : Trouble;

    public sealed record Kill(int At, int Node) : Trouble;

    public sealed record Freeze(int At, int Node, int Length) : Trouble;

    public sealed record Jump(int At, int Node, int Ahead) : Trouble;

    public sealed record JournalAway(int At, int Length) : Trouble;

    public sealed record HostSilent(int At, int Length) : Trouble;

    public sealed record Cancel(int At, int Run) : Trouble;

    public sealed record Retry(int At, int Run) : Trouble;
}
