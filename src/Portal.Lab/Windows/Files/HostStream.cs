namespace Portal.Lab.Windows.Files;

/// <summary>An open file of a machine. Closing it lets others in; on a full disk it grows no more.</summary>
internal sealed class HostStream : FileStream
{
    private const int DiskFull = unchecked((int)0x80070070);
    private readonly IDisposable _handle;
    private readonly Func<bool> _full;

    /// <param name="real">Path on this system.</param>
    /// <param name="mode">Open or CreateNew.</param>
    /// <param name="access">Read or ReadWrite.</param>
    /// <param name="handle">Closed with the stream, or when it cannot be opened.</param>
    /// <param name="full">Whether the volume is full just now.</param>
    public HostStream(string real, FileMode mode, FileAccess access, IDisposable handle, Func<bool> full) : base(real, new FileStreamOptions
    {
        Mode = mode, Access = access, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0,
    })
    {
        _handle = handle;
        _full = full;
    }

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        RefuseWhenFull();
        base.Write(buffer);
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count)
    {
        RefuseWhenFull();
        base.Write(buffer, offset, count);
    }

    /// <inheritdoc />
    public override void SetLength(long value)
    {
        if (value > Length) RefuseWhenFull();
        base.SetLength(value);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _handle?.Dispose(); // null when the constructor of FileStream threw
    }

    private void RefuseWhenFull()
    {
        if (_full()) throw new IOException("There is not enough space on the disk.", DiskFull);
    }
}
