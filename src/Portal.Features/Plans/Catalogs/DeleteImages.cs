using Portal.Domain;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Catalogs;

/// <summary>Deletes the images that no machine hangs on any more.</summary>
public sealed class DeleteImages(Deletions deletions) : Step<DoomedCatalog>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(DoomedCatalog subject) =>
        subject.Files.Select(thing => thing.Host).Distinct().SelectMany(host => (string[])[Limits.Host(host), Limits.Disk(host)]);

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(DoomedCatalog subject, Fence fence, CancellationToken ct)
    {
        IReadOnlyList<object> facts = [.. subject.Images.Select(image => new ImageRemoved(image))];
        if (subject.Files.Count == 0) return Outcome.AlreadyDone($"{subject.Name} has no image.", facts);
        await deletions.DeleteFilesAsync(subject.Connection, subject.Files, ct).ConfigureAwait(false);
        return Outcome.Done($"The images of {subject.Name} are gone.", facts).Without(subject.Files);
    }
}
