using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.HyperV.Tests.Contracts;

/// <summary>Keeps what is logged, of every level.</summary>
internal sealed class KeptLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>All of it, exceptions too.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>How often a host was asked for a function.</summary>
    public int CallsOf(string host, string function) => _lines.Count(line => line.StartsWith($"{host} was asked for {function}:", StringComparison.Ordinal));

    /// <summary>"HOST: FUNCTION" of each call that an act makes, in order of their text.</summary>
    public async Task<IReadOnlyList<string>> CallsOfAsync(Func<Task> act)
    {
        var before = _lines.Count;
        await act();
        return [.. Lines.Skip(before).Select(line => line.Split(" was asked for ")).Where(parts => parts.Length == 2).Select(parts => $"{parts[0]}: {parts[1].Split(':')[0]}").Order(StringComparer.Ordinal)];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");

    public void Dispose() { }
}
