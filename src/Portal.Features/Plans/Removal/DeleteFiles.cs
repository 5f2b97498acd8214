using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Deletes the disks, with what is half-written or on its way.</summary>
public sealed class DeleteFiles(Deletions deletions) : Step<Doomed>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(Doomed subject) =>
        subject.Left.Select(thing => thing.Host).Distinct().SelectMany(host => (string[])[Limits.Host(host), Limits.Disk(host)]);

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct)
    {
        IReadOnlyList<Thing> files = [.. subject.Left.Where(thing => thing.Kind is Things.Disk or Things.Staged)];
        if (files.Count == 0) return Outcome.AlreadyDone($"There is no file of {subject.Name}.");
        await deletions.DeleteFilesAsync(subject.Connection, files, ct).ConfigureAwait(false);
        return Outcome.Done($"The disks of {subject.Name} are gone.").Without(files);
    }
}
