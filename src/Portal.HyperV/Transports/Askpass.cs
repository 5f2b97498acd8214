namespace Portal.HyperV.Transports;

/// <summary>
/// The program that ssh asks for a password. It prints what it finds in its environment, which only ssh and this account can read;
/// the file itself holds no secret.
/// </summary>
internal sealed class Askpass : IDisposable
{
    /// <summary>The variable that holds the password of one ssh process.</summary>
    public const string Variable = "PORTAL_SSH_PASSWORD";

    private const string Unix = "#!/bin/sh\nprintf '%s\\n' \"$PORTAL_SSH_PASSWORD\"\n";

    // Delayed expansion: the value is not parsed again, whatever characters it has.
    private const string Windows = "@echo off\r\nsetlocal EnableDelayedExpansion\r\necho(!PORTAL_SSH_PASSWORD!\r\n";

    private readonly Lock _lock = new();
    private string? _folder;

    /// <summary>Full path of the program, written on first use into a folder that nobody else may enter.</summary>
    public string Path
    {
        get
        {
            lock (_lock)
            {
                _folder ??= Directory.CreateTempSubdirectory("portal-ssh-").FullName;
                var path = System.IO.Path.Combine(_folder, OperatingSystem.IsWindows() ? "askpass.cmd" : "askpass");
                if (File.Exists(path)) return path;
                Directory.CreateDirectory(_folder); // whoever sweeps temporary folders may have taken it
                File.WriteAllText(path, OperatingSystem.IsWindows() ? Windows : Unix);
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
                return path;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_folder is not null && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
            _folder = null;
        }
    }
}
