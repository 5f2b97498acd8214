using Portal.Runs;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>A step that does what its site's script says.</summary>
public abstract class ScriptedStep(string key, Site site, SimulatedProcess process) : Step<Machine>
{
    public override IEnumerable<Thing> WillExist(Machine subject, Fence fence) => site.Script(key).WillExist(Deed(subject, fence, default));

    public override IEnumerable<string> Gates(Machine subject) => site.Script(key).Gates(subject);

    public override Task<Outcome> RunAsync(Machine subject, Fence fence, CancellationToken ct) => site.Script(key).Run(Deed(subject, fence, ct));

    private Deed Deed(Machine subject, Fence fence, CancellationToken ct) => new(site, process, subject, key, fence, ct);
}

/// <summary>What a step does, needs and makes; changed by tests at any time.</summary>
public sealed class Script
{
    public Func<Deed, Task<Outcome>> Run { get; set; } = deed => deed.MakeAsync();

    public Func<Machine, IEnumerable<string>> Gates { get; set; } = _ => [];

    public Func<Deed, IEnumerable<Thing>> WillExist { get; set; } = deed => [deed.Thing(deed.Name), deed.Thing(deed.Partial) with { Transient = true }];
}

public sealed class First(Site site, SimulatedProcess process) : ScriptedStep("first", site, process);

public sealed class Second(Site site, SimulatedProcess process) : ScriptedStep("second", site, process);

public sealed class Third(Site site, SimulatedProcess process) : ScriptedStep("third", site, process);

/// <summary>The one step of an undo.</summary>
public sealed class Remove(Site site, SimulatedProcess process) : ScriptedStep("remove", site, process);
