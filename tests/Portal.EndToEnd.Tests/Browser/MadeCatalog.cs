using Portal.EndToEnd.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(MadeCatalog))]

namespace Portal.EndToEnd.Tests.Browser;

/// <summary>A served portal with a catalog of five machines, for all tests that only look. Made with the first of them.</summary>
public sealed class MadeCatalog : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Hosted _hosted = new();
    private bool _made;

    /// <summary>Where it listens.</summary>
    public Uri Address => _hosted.Address;

    /// <summary>A token that may do everything.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>Makes it, once.</summary>
    public async Task ReadyAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_made) return;
            var ended = await _hosted.Folder.TryAsync(5, CancellationToken.None);
            if (ended.ExitCode != 0) throw new InvalidOperationException(ended.Errors);
            Token = await _hosted.TokenAsync(CancellationToken.None);
            await _hosted.StartAsync(CancellationToken.None);
            _made = true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Somebody who is signed in there.</summary>
    internal async Task<Visitor> VisitAsync(Chromium chromium, bool dark = false, int width = 1440)
    {
        await chromium.GetAsync();
        await ReadyAsync();
        var visitor = await Visitor.ComeAsync(chromium, Address, dark, width);
        await visitor.SignInAsync();
        return visitor;
    }

    /// <summary>A script with the token.</summary>
    internal async Task<ApiClient> ScriptAsync()
    {
        await ReadyAsync();
        return new(Address, Token);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _hosted.DisposeAsync();
        _oneAtATime.Dispose();
    }
}
