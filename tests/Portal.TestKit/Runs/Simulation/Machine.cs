using Portal.Runs;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>What the simulated plans are about.</summary>
public sealed record Machine(Guid Id, string Name);

/// <summary>One run of one step on one machine, as the step's script sees it.</summary>
/// <param name="Site">Where.</param>
/// <param name="Process">In which process.</param>
/// <param name="Machine">On whom.</param>
/// <param name="Key">Of the step.</param>
/// <param name="Fence">Of the claim.</param>
/// <param name="Ct">Fires when the step must stop.</param>
public sealed record Deed(Site Site, SimulatedProcess Process, Machine Machine, string Key, Fence Fence, CancellationToken Ct)
{
    /// <summary>The thing that this step makes.</summary>
    public string Name => $"{Machine.Name}/{Key}";

    public string Partial => $"{Name}.{Fence}.partial";

    public Thing Thing(string name) => new("thing", Site.Host.Name, name);

    public object Fact => Site.Under.Fact(Name);

    /// <summary>Looks, then acts, and renames last.</summary>
    public async Task<Outcome> MakeAsync()
    {
        if (await CallAsync("look", () => Site.Host.Has(Name))) return Outcome.AlreadyDone($"{Name} is there already.", Fact);
        await CallAsync("write", () => Site.Host.Write(Partial));
        await CallAsync("rename", () => Site.Host.Rename(Partial, Name));
        return Outcome.Done($"Made {Name}.", Fact);
    }

    /// <summary>Deletes what the ledger knows of the machine, and says that it is gone.</summary>
    public async Task<Outcome> RemoveAsync()
    {
        var things = Site.Ledger.Select(row => row.Thing).Where(thing => thing.Name.StartsWith($"{Machine.Name}/", StringComparison.Ordinal)).ToList();
        foreach (var thing in things) await CallAsync("delete", () => Site.Host.Delete(thing.Name));
        return Outcome.Done($"Removed {Machine.Name}.", Fact).Without(things);
    }

    public Task<T> CallAsync<T>(string what, Func<T> effect) => Site.Wire.CallAsync(Process, what, () => Task.FromResult(effect()));

    public Task PassAsync(TimeSpan time) => Task.Delay(time, Process.Clock, Ct);
}
