using System.Text;

namespace Portal.Web.Logging;

/// <summary>Writes the log to one file, a line an entry, exceptions below it. What cannot be written is dropped: a full disk must not stop the portal.</summary>
internal sealed class LogFile : ILoggerProvider
{
    private const long RollAt = 16 << 20;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;

    /// <param name="path">Appended to; what is older than 16 MiB ago goes to "PATH.1".</param>
    /// <param name="time">Stamps the lines.</param>
    public LogFile(string path, TimeProvider time)
    {
        if (File.Exists(path) && new FileInfo(path).Length > RollAt) File.Move(path, path + ".1", overwrite: true);
        _time = time;
        _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            try
            {
                _writer.Dispose();
            }
            catch (IOException)
            {
                // The disk is full.
            }
        }
    }

    private void Write(string category, LogLevel level, EventId id, string message, Exception? fault)
    {
        var line = FormattableString.Invariant($"{_time.GetUtcNow():yyyy-MM-dd HH:mm:ss.fff}Z {level,-11} {category}[{id.Id}] {message}{(fault is null ? "" : Environment.NewLine + fault)}");
        lock (_lock)
        {
            try
            {
                _writer.WriteLine(line);
            }
            catch (Exception lost) when (lost is IOException or ObjectDisposedException)
            {
                // The disk is full, or somebody speaks after the end.
            }
        }
    }

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            file.Write(name, logLevel, eventId, formatter(state, exception), exception);
    }
}
