namespace Portal.Web.Commands.Trying;

/// <summary>Lines, where there is no terminal: one a second at most, and only when something has changed.</summary>
internal sealed class PlainScreen(TextWriter errors, TimeProvider time) : ITryScreen
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private long? _last;
    private string _shown = "";
    private string _latest = "";

    /// <inheritdoc />
    public void Say(string what) => errors.WriteLine(what);

    /// <inheritdoc />
    public void Show(TryProgress progress)
    {
        _latest = progress.ToString();
        if (_latest == _shown || (_last is { } last && time.GetElapsedTime(last) < Between)) return;
        _last = time.GetTimestamp();
        Write();
    }

    /// <inheritdoc />
    public void Close()
    {
        if (_latest != _shown) Write();
    }

    private void Write()
    {
        _shown = _latest;
        errors.WriteLine(_latest);
    }
}
