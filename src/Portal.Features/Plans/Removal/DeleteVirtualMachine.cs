using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Deletes the VM, turned off first, wherever it is now. Its disks stay for the next step.</summary>
public sealed class DeleteVirtualMachine(Deletions deletions) : Step<Doomed>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(Doomed subject) => [Limits.Connection(subject.Connection)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct)
    {
        IReadOnlyList<Thing> machines = [.. subject.Left.Where(thing => thing.Kind == Things.VirtualMachine)];
        if (machines.Count == 0) return Outcome.AlreadyDone($"There is no VM of {subject.Name}.");
        await deletions.DeleteMachinesAsync(subject.Connection, machines, ct).ConfigureAwait(false);
        return Outcome.Done($"The VM of {subject.Name} is gone.").Without(machines);
    }
}
