using System.Runtime.InteropServices;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>
/// Lets root sign in with a password of the test's, and nobody outside see it: sshd runs where /etc/shadow is another file.
/// The system's own is not touched.
/// </summary>
internal sealed partial class PasswordRoom : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _shadow;

    /// <summary>Skips the test where there is no such room.</summary>
    public PasswordRoom(string password)
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("sshd checks passwords as root only.");
        if (Tool.Try("unshare", ["--mount", "true"]).ExitCode != 0) Assert.Skip("This container allows no mounts of its own, so that sshd cannot be given a password to check.");
        _shadow = _folder.File("shadow", $"root:{Marshal.PtrToStringUTF8(Crypt(password, "$6$portaltest$"))}:19000:0:99999:7:::\n");
    }

    /// <summary>The command that runs another one in the room.</summary>
    public string[] Around(string[] command) => ["unshare", "--mount", "sh", "-c", "mount --bind \"$0\" /etc/shadow && exec \"$@\"", _shadow, .. command];

    public void Dispose() => _folder.Dispose();

    [LibraryImport("libcrypt.so.1", EntryPoint = "crypt", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Crypt(string word, string salt);
}
