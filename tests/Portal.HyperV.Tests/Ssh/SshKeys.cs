using Portal.TestKit.Disks;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>Three pairs of keys, made once for all tests: a host's, an account's, and somebody else's.</summary>
internal static class SshKeys
{
    private static readonly Lazy<TemporaryFolder> Folder = new(Make);

    /// <summary>Private key of the host.</summary>
    public static string Host => Folder.Value.At("host");

    /// <summary>Private key of the account.</summary>
    public static string Account => Folder.Value.At("account");

    /// <summary>Private key that nobody accepts.</summary>
    public static string Other => Folder.Value.At("other");

    private static TemporaryFolder Make()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        foreach (var name in (ReadOnlySpan<string>)["host", "account", "other"])
            Tool.Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder.At(name)]);
        return folder;
    }
}
