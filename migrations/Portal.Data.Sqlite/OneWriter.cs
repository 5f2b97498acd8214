namespace Portal.Data.Sqlite;

/// <summary>SQLite takes one writer at a time and lets the others knock until they time out. Within the process they queue here instead.</summary>
internal sealed class OneWriter : IDisposable
{
    private readonly SemaphoreSlim _place = new(1);

    public async ValueTask<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _place.WaitAsync(ct).ConfigureAwait(false);
        return new Turn(_place);
    }

    public IDisposable Enter()
    {
        _place.Wait();
        return new Turn(_place);
    }

    public void Dispose() => _place.Dispose();

    private sealed class Turn(SemaphoreSlim place) : IDisposable
    {
        private SemaphoreSlim? _place = place;

        public void Dispose() => Interlocked.Exchange(ref _place, null)?.Release();
    }
}
