using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Shares;

/// <summary>\\HOST\C$ from a portal on Windows. Read from documentation, not run on Windows yet.</summary>
/// <remarks>
/// LOGON32_LOGON_NEW_CREDENTIALS gives a token that is us at home and the connection's account on the network. Not WNetAddConnection2,
/// whose connections belong to the whole logon session and clash (error 1219).
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsShare(string host, ConnectionAccess access) : FolderShare(host)
{
    private const int NewCredentials = 9;
    private const int ProviderOfWindowsNt50 = 3;

    protected override Task<string> RealAsync(string path, CancellationToken ct)
    {
        var (drive, names) = AdministratorShare.Split(Host, path);
        return Task.FromResult($@"\\{Host}\{drive}$\{string.Join('\\', names)}");
    }

    protected override async Task<T> AsAccountAsync<T>(Func<Task<T>> act)
    {
        var (domain, user) = access.Account.Split('\\', 2) is [var first, var second] ? (first, second) : (null, access.Account);
        if (!LogonUser(user, domain, access.Password.Reveal(), NewCredentials, ProviderOfWindowsNt50, out var token))
        {
            var error = Marshal.GetLastPInvokeError();
            throw new HostException(HostFault.Denied, Host, $"This Windows makes no token for {access.Account} (error {error}).", "Check the form of the connection's account, such as LAB\\portal.");
        }
        using (token) return await WindowsIdentity.RunImpersonatedAsync(token, act);
    }

    [LibraryImport("advapi32.dll", EntryPoint = "LogonUserW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial bool LogonUser(string user, string? domain, string password, int type, int provider, out SafeAccessTokenHandle token);
}
