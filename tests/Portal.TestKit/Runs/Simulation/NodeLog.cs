using Microsoft.Extensions.Logging;
using Portal.Runs.Engine;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>What an engine and its crew said.</summary>
public sealed class NodeLog : ILogger<RunEngine>, ILogger<Crew>
{
    private readonly List<(LogLevel Level, int Id, string Text)> _entries = [];

    public IReadOnlyList<(LogLevel Level, int Id, string Text)> Entries => _entries;

    public IEnumerable<string> Of(int id) => _entries.Where(entry => entry.Id == id).Select(entry => entry.Text);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Add((logLevel, eventId.Id, formatter(state, exception)));
}
