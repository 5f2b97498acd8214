using Portal.Domain.Hosts;
using Portal.HyperV.Failures;

namespace Portal.HyperV.Shares;

/// <summary>Files of an administrator share that this system shows as a folder.</summary>
/// <param name="host">Whose share.</param>
internal abstract class FolderShare(string host) : IAdministratorShare
{
    /// <summary>Which machine.</summary>
    protected string Host { get; } = host;

    public Task WriteAsync(string path, Stream content, CancellationToken ct) => ActAsync<bool>($"writing {path}", path, async real =>
    {
        await using var file = new FileStream(real, FileMode.Create, FileAccess.Write, FileShare.None);
        await Holes.WriteAsync(content, file, ct);
        return true;
    }, ct);

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => ActAsync<byte[]?>($"reading {path}", path,
        async real => File.Exists(real) ? await File.ReadAllBytesAsync(real, ct) : null, ct);

    public Task<bool> DeleteAsync(string path, CancellationToken ct) => ActAsync($"deleting {path}", path, real =>
    {
        if (!File.Exists(real)) return Task.FromResult(false);
        File.Delete(real);
        return Task.FromResult(true);
    }, ct);

    /// <summary>The path of this system that is the machine's.</summary>
    protected abstract Task<string> RealAsync(string path, CancellationToken ct);

    /// <summary>Runs the act as whoever may.</summary>
    protected virtual Task<T> AsAccountAsync<T>(Func<Task<T>> act) => act();

    private async Task<T> ActAsync<T>(string act, string path, Func<string, Task<T>> body, CancellationToken ct)
    {
        var real = await RealAsync(path, ct);
        try
        {
            return await AsAccountAsync(() => body(real));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw KnownFailures.OfFile(Host, act, e);
        }
    }
}
