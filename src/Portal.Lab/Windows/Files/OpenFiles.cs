namespace Portal.Lab.Windows.Files;

/// <summary>Which files are open, and how: many may read one, or one alone may write it.</summary>
internal sealed class OpenFiles
{
    private const int Alone = -1;
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Opens a file; null when others stand in the way. Disposing closes it.</summary>
    public IDisposable? Open(string real, bool alone)
    {
        lock (_lock)
        {
            var readers = _open.GetValueOrDefault(real);
            if (readers == Alone || alone && readers > 0) return null;
            _open[real] = alone ? Alone : readers + 1;
            return new Handle(this, real);
        }
    }

    /// <summary>Whether somebody has it open.</summary>
    public bool IsOpen(string real)
    {
        lock (_lock) return _open.ContainsKey(real);
    }

    /// <summary>Whether somebody has a file below a folder open.</summary>
    public bool IsOpenBelow(string folder)
    {
        var prefix = folder + Path.DirectorySeparatorChar;
        lock (_lock) return _open.Keys.Any(file => file.StartsWith(prefix, StringComparison.Ordinal));
    }

    private void Close(string real)
    {
        lock (_lock)
        {
            if (_open[real] is Alone or 1) _open.Remove(real);
            else _open[real]--;
        }
    }

    private sealed class Handle(OpenFiles files, string real) : IDisposable
    {
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0) files.Close(real);
        }
    }
}
