using System.Reflection;
using Portal.Domain;
using Portal.Features;
using Portal.Features.Access;
using Portal.Features.Paging;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;

namespace Portal.Web.Api;

/// <summary>One request at the door: calls use cases as whoever asks, and makes answers of what they say.</summary>
internal sealed class Call : IBindableFromHttpContext<Call>
{
    private readonly Door _door;

    private Call(HttpContext context) => (Context, _door, Caller) = (context, context.RequestServices.GetRequiredService<Door>(), Callers.Of(context));

    /// <summary>The request.</summary>
    public HttpContext Context { get; }

    /// <summary>Who asks; null for nobody.</summary>
    public Caller? Caller { get; }

    /// <summary>Fires when nobody waits for the answer any more.</summary>
    public CancellationToken Ct => Context.RequestAborted;

    /// <inheritdoc />
    public static ValueTask<Call?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<Call?>(new(context));

    /// <summary>Reads something.</summary>
    public async Task<IResult> ReadAsync<TUseCase, T>(Func<TUseCase, Task<T>> read, Func<T, IResult> show) where TUseCase : notnull
    {
        var entry = await _door.ReadAsync(Caller, read, Ct);
        return entry.IsIn ? show(entry.Result) : Problems.Of(entry.Admission);
    }

    /// <summary>Reads a page of a list.</summary>
    public async Task<IResult> ListAsync<TUseCase, T, TView>(Listing listing, Func<TUseCase, Task<Page<T>>> read, Func<T, TView> view) where TUseCase : notnull =>
        listing.Fault is { } fault ? fault : await ReadAsync(read, page => Answers.Page(page, view));

    /// <summary>Reads one thing by its id, and goes on with it.</summary>
    /// <param name="what">What it is called: "catalog".</param>
    /// <param name="id">Its id.</param>
    /// <param name="read">Null when there is none.</param>
    /// <param name="then">Where there is one.</param>
    public async Task<IResult> FindAsync<TUseCase, T>(string what, Guid id, Func<TUseCase, Task<T?>> read, Func<T, Task<IResult>> then) where TUseCase : notnull where T : class
    {
        var entry = await _door.ReadAsync<TUseCase, T?>(Caller, read, Ct);
        return entry.Admission.Who is null ? Problems.Of(entry.Admission) : entry.Result is { } found ? await then(found) : Problems.NotFound(what, id);
    }

    /// <summary>Reads one thing by its id, and shows it.</summary>
    public Task<IResult> FindAsync<TUseCase, T>(string what, Guid id, Func<TUseCase, Task<T?>> read, Func<T, IResult> show) where TUseCase : notnull where T : class =>
        FindAsync(what, id, read, found => Task.FromResult(show(found)));

    /// <summary>Asks for something that can be refused, and changes nothing.</summary>
    public async Task<IResult> TryAsync<TUseCase, T>(Func<TUseCase, Task<Answer<T>>> ask, Func<T, IResult> show, Func<string, string>? pointer = null) where TUseCase : notnull
    {
        var entry = await _door.ReadAsync(Caller, ask, Ct);
        return entry.IsIn ? Show(entry.Result, show, pointer) : Problems.Of(entry.Admission);
    }

    /// <summary>Asks for something to be done that gives something.</summary>
    public async Task<IResult> AskAsync<TUseCase, T>(Func<TUseCase, Who, Task<Answer<T>>> act, Func<T, IResult> show, Func<string, string>? pointer = null) where TUseCase : notnull
    {
        var entry = await _door.CallAsync(Caller, act, Ct);
        return entry.IsIn ? Show(entry.Result, show, pointer) : Problems.Of(entry.Admission);
    }

    /// <summary>Asks for something to be done that gives nothing.</summary>
    public async Task<IResult> TellAsync<TUseCase>(Func<TUseCase, Who, Task<Verdict>> act, Func<IResult> show, Func<string, string>? pointer = null) where TUseCase : notnull
    {
        var entry = await _door.CallAsync(Caller, act, Ct);
        return !entry.IsIn ? Problems.Of(entry.Admission) : entry.Result.IsYes ? show() : Problems.Of(entry.Result, pointer);
    }

    /// <summary>Places an order under the id that belongs to its key: sent again, it gives the same run.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="place">Places it, under this id.</param>
    /// <param name="show">Where it was taken.</param>
    /// <param name="pointer">Where each field was given; null for "/" and its name.</param>
    public async Task<IResult> OrderAsync<TUseCase, T>(IBody body, Func<TUseCase, Who, Guid, Task<Answer<T>>> place, Func<T, IResult> show, Func<string, string>? pointer = null)
        where TUseCase : notnull
    {
        if (Caller is null) return Problems.Of(Door.Nobody);
        var (run, no) = await OrderKey.RunAsync(Context, Caller.Holder, body);
        return no ?? await AskAsync<TUseCase, T>((useCase, who) => place(useCase, who, run), show, pointer);
    }

    /// <summary>What the caller may do at this moment; null when he is nobody any more.</summary>
    public async Task<Standing?> StandingAsync() => Caller is null ? null : await Context.RequestServices.GetRequiredService<ReadStanding>().ExecuteAsync(Caller, Ct);

    private static IResult Show<T>(Answer<T> answer, Func<T, IResult> show, Func<string, string>? pointer) => answer.IsYes ? show(answer.Value) : Problems.Of(answer.Verdict, pointer);
}
