using Microsoft.AspNetCore.Components;
using Portal.Domain;
using Portal.Features;
using Portal.Web.Access;

namespace Portal.Web.Live;

/// <summary>What every page has: who looks at it, and the door to the use cases.</summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>Who looks.</summary>
    [CascadingParameter]
    internal Session Session { get; set; } = null!;

    /// <summary>The way to the use cases.</summary>
    [Inject]
    internal Door Door { get; set; } = null!;

    /// <summary>Fires when the page is left.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Asks for something to be done.</summary>
    /// <returns>What the use case says; a no also when this person may not, or may not any more.</returns>
    protected async Task<Answer<T>> AskAsync<TUseCase, T>(Func<TUseCase, Who, CancellationToken, Task<Answer<T>>> act) where TUseCase : notnull
    {
        var entry = await Door.CallAsync<TUseCase, Answer<T>>(Session.Caller, (useCase, who) => act(useCase, who, Gone), Gone);
        return entry.IsIn ? entry.Result : Answer.No<T>(entry.Admission.Verdict);
    }

    /// <inheritdoc cref="AskAsync{TUseCase, T}" />
    protected async Task<Verdict> TellAsync<TUseCase>(Func<TUseCase, Who, CancellationToken, Task<Verdict>> act) where TUseCase : notnull
    {
        var entry = await Door.CallAsync<TUseCase, Verdict>(Session.Caller, (useCase, who) => act(useCase, who, Gone), Gone);
        return entry.IsIn ? entry.Result : entry.Admission.Verdict;
    }

    /// <summary>Reads something.</summary>
    /// <returns>What there is; nothing when this person may not read it any more.</returns>
    protected async Task<T?> ReadAsync<TUseCase, T>(Func<TUseCase, CancellationToken, Task<T>> read) where TUseCase : notnull
    {
        var entry = await Door.ReadAsync<TUseCase, T>(Session.Caller, useCase => read(useCase, Gone), Gone);
        return entry.Result;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The page is left.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested) return;
        _gone.Cancel();
        _gone.Dispose();
    }
}
