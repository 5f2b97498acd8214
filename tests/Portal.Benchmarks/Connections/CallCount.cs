using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Benchmarks.Connections;

/// <summary>Counts the calls that the portal's hands make, by the line of their log that each writes.</summary>
internal sealed class CallCount : ILoggerFactory, ILogger
{
    private const int Called = 4003;
    private readonly ConcurrentQueue<(string Host, string Function)> _calls = new();

    /// <summary>All of them, since the last <see cref="Clear"/>.</summary>
    public IReadOnlyCollection<(string Host, string Function)> Calls => _calls;

    public void Clear() => _calls.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id != Called || state is not IReadOnlyList<KeyValuePair<string, object?>> words) return;
        _calls.Enqueue((Word("Host"), Word("Function")));

        string Word(string name) => words.FirstOrDefault(word => word.Key == name).Value?.ToString() ?? "";
    }

    public void Dispose() { }
}
