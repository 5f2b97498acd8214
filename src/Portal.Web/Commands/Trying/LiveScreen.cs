using Spectre.Console;

namespace Portal.Web.Commands.Trying;

/// <summary>A bar on a terminal.</summary>
internal sealed class LiveScreen : ITryScreen
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _bar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _drawing;

    public LiveScreen(IAnsiConsole console) => _console = console;

    /// <inheritdoc />
    public void Say(string what) => _console.MarkupLineInterpolated($"[grey]{what}[/]");

    /// <inheritdoc />
    public void Show(TryProgress progress)
    {
        _drawing ??= Draw(progress);
        if (!_bar.Task.IsCompletedSuccessfully) return;
        var bar = _bar.Task.Result;
        (bar.MaxValue, bar.Value, bar.Description) = (progress.Wanted, progress.Made, progress.ToString().EscapeMarkup());
    }

    /// <inheritdoc />
    public void Close()
    {
        _closed.TrySetResult();
        _drawing?.GetAwaiter().GetResult();
        _drawing = null;
    }

    private Task Draw(TryProgress first) =>
        _console.Progress()
            .Columns(new ProgressBarColumn { CompletedStyle = new Style(Color.Teal), FinishedStyle = new Style(Color.Green) }, new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                _bar.TrySetResult(context.AddTask(first.ToString().EscapeMarkup(), maxValue: first.Wanted));
                await _closed.Task;
            });
}
