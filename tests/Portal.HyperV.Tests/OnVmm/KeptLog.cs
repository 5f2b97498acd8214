using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.HyperV.Tests.OnVmm;

/// <summary>Keeps what is logged, of every level.</summary>
internal sealed class KeptLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>All of it, exceptions too.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>How often a host was asked for a function.</summary>
    public int CallsOf(string host, string function) => _lines.Count(line => line.StartsWith($"{host} was asked for {function}:", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
