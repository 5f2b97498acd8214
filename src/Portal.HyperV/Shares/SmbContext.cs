using System.Runtime.InteropServices;
using System.Text;
using Portal.Domain.Connections;

namespace Portal.HyperV.Shares;

/// <summary>One account at libsmbclient. For one act at a time; single calls of all acts take turns. Everything throws <see cref="IOException"/> with errno as its HResult.</summary>
internal sealed class SmbContext : IDisposable
{
    private static readonly Lock Turn = new();

    private readonly string _account;
    private readonly Secret _password;
    private readonly LibSmbClient.AskCredentials _answer; // kept: the library holds its address
    private readonly LibSmbClient.OpenFile _open;
    private readonly LibSmbClient.Transfer _read, _write;
    private readonly LibSmbClient.SeekFile _seek;
    private readonly LibSmbClient.TruncateFile _truncate;
    private readonly LibSmbClient.CloseFile _close;
    private readonly LibSmbClient.UnlinkFile _unlink;
    private nint _context;

    /// <param name="account">"LAB\portal".</param>
    /// <param name="password">Its password.</param>
    /// <param name="port">445.</param>
    public SmbContext(string account, Secret password, ushort port)
    {
        (_account, _password, _answer) = (account, password, AnswerCredentials);
        lock (Turn)
        {
            _context = LibSmbClient.NewContext();
            if (_context == 0) throw Error("making a context");
            LibSmbClient.SetAskCredentials(_context, Marshal.GetFunctionPointerForDelegate(_answer));
            if (LibSmbClient.InitContext(_context) == 0) throw Error("preparing a context");
            LibSmbClient.SetUseKerberos(_context, 0); // an explicit account and password: NTLM within encrypted SMB 3
            LibSmbClient.SetNeverAnonymous(_context, 1);
            LibSmbClient.SetEncryption(_context, LibSmbClient.RequireEncryption);
            LibSmbClient.SetProtocols(_context, "SMB3", "SMB3");
            LibSmbClient.SetTimeout(_context, 20_000);
            LibSmbClient.SetPort(_context, port);
            _open = Function<LibSmbClient.OpenFile>(LibSmbClient.GetOpen(_context));
            _read = Function<LibSmbClient.Transfer>(LibSmbClient.GetRead(_context));
            _write = Function<LibSmbClient.Transfer>(LibSmbClient.GetWrite(_context));
            _seek = Function<LibSmbClient.SeekFile>(LibSmbClient.GetSeek(_context));
            _truncate = Function<LibSmbClient.TruncateFile>(LibSmbClient.GetTruncate(_context));
            _close = Function<LibSmbClient.CloseFile>(LibSmbClient.GetClose(_context));
            _unlink = Function<LibSmbClient.UnlinkFile>(LibSmbClient.GetUnlink(_context));
        }
    }

    public nint Open(string url, int flags)
    {
        lock (Turn) return _open(_context, url, flags, 0) is var file and not 0 ? file : throw Error("opening");
    }

    public unsafe int Read(nint file, Span<byte> bytes)
    {
        fixed (byte* first = bytes)
            lock (Turn) return (int)Checked(_read(_context, file, first, bytes.Length), "reading");
    }

    public unsafe int Write(nint file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
            lock (Turn) return (int)Checked(_write(_context, file, first, bytes.Length), "writing");
    }

    public long Seek(nint file, long offset, SeekOrigin origin)
    {
        lock (Turn) return Checked(_seek(_context, file, offset, (int)origin), "seeking");
    }

    public void Truncate(nint file, long length)
    {
        lock (Turn) Checked(_truncate(_context, file, length), "setting the length");
    }

    public void Close(nint file)
    {
        lock (Turn) Checked(_close(_context, file), "closing");
    }

    public void Unlink(string url)
    {
        lock (Turn) Checked(_unlink(_context, url), "deleting");
    }

    public void Dispose()
    {
        lock (Turn)
        {
            if (_context != 0) _ = LibSmbClient.FreeContext(_context, evenIfBusy: 1);
            _context = 0;
        }
    }

    private void AnswerCredentials(nint context, nint server, nint share, nint group, int groupSize, nint user, int userSize, nint password, int passwordSize)
    {
        var (domain, name) = _account.Split('\\', 2) is [var first, var second] ? (first, second) : ("", _account);
        Put(group, groupSize, domain);
        Put(user, userSize, name);
        Put(password, passwordSize, _password.Reveal());
    }

    private static void Put(nint buffer, int size, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length >= size) return; // refused as a wrong password rather than cut
        Marshal.Copy(bytes, 0, buffer, bytes.Length);
        Marshal.WriteByte(buffer, bytes.Length, 0);
    }

    private static T Function<T>(nint address) where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(address);

    private static long Checked(long result, string act) => result >= 0 ? result : throw Error(act);

    private static IOException Error(string act)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new IOException($"{act} failed: {Marshal.GetPInvokeErrorMessage(errno)} ({errno})", errno);
    }
}
