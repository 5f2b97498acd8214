using Portal.Domain;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Live;

namespace Portal.Web.Access;

/// <summary>The one way of pages and endpoints to a use case: first the doorman is asked, at each call.</summary>
internal sealed class Door(IServiceProvider services, Doorman doorman, Feed feed)
{
    /// <summary>Calls a use case that changes something, and tells all open pages that something changed.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="act">What is asked of it, and as whom.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What the use case says, or that the caller may not.</returns>
    public async Task<Entry<TResult>> CallAsync<TUseCase, TResult>(Caller? caller, Func<TUseCase, Who, Task<TResult>> act, CancellationToken ct)
        where TUseCase : notnull
    {
        if (caller is null) return new(default, Nobody);
        var admission = await doorman.AdmitAsync(caller, typeof(TUseCase), ct);
        if (admission.Who is not { } who) return new(default, admission);
        var result = await act(services.GetRequiredService<TUseCase>(), who);
        feed.Say();
        return new(result, admission);
    }

    /// <summary>Calls a use case that reads.</summary>
    public async Task<Entry<TResult>> ReadAsync<TUseCase, TResult>(Caller? caller, Func<TUseCase, Task<TResult>> read, CancellationToken ct)
        where TUseCase : notnull
    {
        if (caller is null) return new(default, Nobody);
        var admission = await doorman.AdmitAsync(caller, typeof(TUseCase), ct);
        return admission.Who is null ? new(default, admission) : new(await read(services.GetRequiredService<TUseCase>()), admission);
    }

    /// <summary>What somebody is told whom nobody knows.</summary>
    public static Admission Nobody { get; } = new(null, null, Verdict.No("account", null, "Nobody is signed in.", "Sign in first."));
}

/// <summary>What came of a call through the door.</summary>
/// <param name="Result">What the use case said; nothing when the caller was not let in.</param>
/// <param name="Admission">Whether he was.</param>
internal sealed record Entry<TResult>(TResult? Result, Admission Admission)
{
    /// <summary>The use case was called.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Result))]
    public bool IsIn => Admission.Who is not null;
}
