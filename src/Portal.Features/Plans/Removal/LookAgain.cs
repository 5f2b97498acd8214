using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Deletes whatever came late, also of what was seen to be gone before.</summary>
public sealed class LookAgain(Deletions deletions) : Step<Doomed>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(Doomed subject) => subject.Belongings.Count == 0 ? [] : [Limits.Connection(subject.Connection)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct)
    {
        IReadOnlyList<Thing> all = [.. subject.All.Where(thing => thing.Kind != Things.Folder)];
        if (all.Count == 0) return Outcome.AlreadyDone($"Nothing of {subject.Name} was ever begun.");
        if (all.Any(thing => thing.Kind == Things.VirtualMachine)) await deletions.DeleteMachinesAsync(subject.Connection, all, ct).ConfigureAwait(false);
        await deletions.DeleteFilesAsync(subject.Connection, all, ct).ConfigureAwait(false);
        return Outcome.Done($"Nothing of {subject.Name} came late.").Without(all);
    }
}
