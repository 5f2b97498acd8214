using System.Security.Cryptography;
using System.Text;

namespace Portal.Lab.Endpoint;

/// <summary>Where the lab of a folder listens (docs/decisions/0003): in the runtime folder, named by the data folder's hash, since such paths end at 108 bytes.</summary>
internal static class SocketPath
{
    public static string Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..16];
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return Path.Combine(string.IsNullOrEmpty(runtime) ? "/tmp" : runtime, $"portal-lab-{hash}.sock");
    }
}
