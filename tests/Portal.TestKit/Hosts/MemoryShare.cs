using Portal.Domain.Hosts;

namespace Portal.TestKit.Hosts;

/// <summary>The administrator share of a machine in memory.</summary>
internal sealed class MemoryShare(MemoryHosts hosts, string host) : IAdministratorShare
{
    public async Task WriteAsync(string path, Stream content, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        await hosts.CallAsync(host, "Write", path, () =>
        {
            var folder = path[..path.LastIndexOf('\\')];
            if (!hosts.Site.TryGet(host, folder, out _))
                throw new HostException(HostFault.Missing, host, $"{host} refused writing {path}: a folder is missing.", "It is made again on retry.");
            if (hosts.Has(host, MemoryFault.DiskFull)) throw MemoryMachine.Full(host, $"writing {path}");
            hosts.Site.Put(host, new(path, whole.ToArray(), null));
            return true;
        }, ct);
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) =>
        hosts.CallAsync(host, "Read", path, () => hosts.Site.TryGet(host, path, out var file) ? file.Content ?? [] : null, ct);

    public Task<bool> DeleteAsync(string path, CancellationToken ct) =>
        hosts.CallAsync(host, "Delete", path, () => hosts.Site.Remove(host, path), ct);
}
