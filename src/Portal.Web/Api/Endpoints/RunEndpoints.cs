using Portal.Features.Runs;
using Portal.Runs;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/runs</summary>
internal static class RunEndpoints
{
    private const string Noun = "Runs";
    private const int LongestWait = 60;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs", ListAsync).RequireUseCase<ListRuns>().Says<Listed<RunItemOfList>>("listRuns", Noun, "Runs, newest first.");
        api.MapGet("/runs/{id}", ReadAsync).RequireUseCase<ReadRun>()
            .Says<RunAnswer>("readRun", Noun, "One run as it stands; with wait, as it stands when it has finished, or after so many seconds.", problems: [Code.NotFound]);
        api.MapGet("/runs/{id}/items", ItemsAsync).RequireUseCase<ListRunItems>().Says<Listed<ItemAnswer>>("listRunItems", Noun, "Items of a run, in the order in which they were ordered.", problems: [Code.NotFound]);
        api.MapGet("/runs/{id}/events", EventsAsync).RequireUseCase<ReadRun>()
            .Says<RunAnswer>("followRun", Noun, "Server-sent events: the run as it stands, then as it stands after each change, at most twice a second; ends when it has finished.", problems: [Code.NotFound])
            .WithMetadata(new GivesEvents());
        api.MapPost("/runs/{id}/cancel", CancelAsync).RequireUseCase<CancelRun>().AlsoDry<DryRunAnswer>()
            .Says<OrderAnswer>("cancelRun", Noun, "Cancels a run: what nobody works on ends at once, what is at work after its step. Again is no fault.", StatusCodes.Status202Accepted, Code.NotFound, Code.Refused);
        api.MapPost("/runs/{id}/retry", RetryAsync).RequireUseCase<RetryRun>().AlsoDry<DryRunAnswer>()
            .Says<RetryAnswer>("retryRun", Noun, "Lets what failed, was cancelled or got blocked go on from where it stands; raises the run's attempt.",
                StatusCodes.Status202Accepted, Code.NotFound, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapPost("/runs/{id}/undo", UndoAsync).RequireUseCase<UndoRun>().IsOrder().AlsoDry<DryRunAnswer>()
            .Says<OrderAnswer>("undoRun", Noun, "Takes back whatever of a run failed, was cancelled or got blocked, by a run of its own.",
                StatusCodes.Status202Accepted, Code.NotFound, Code.TooLarge, Code.NotJson, Code.Refused);
    }

    private static Task<IResult> ListAsync(RunState? state, string? kind, string? search, bool? needsYou, [AsParameters] Listing listing, Call call, CancellationToken ct) =>
        call.ListAsync<ListRuns, RunSummary, RunItemOfList>(listing, list => list.ExecuteAsync(
            new RunQuery { State = state, Kind = kind, Text = search, NeedsYou = needsYou == true, Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount }, ct), RunItemOfList.Of);

    private static async Task<IResult> ReadAsync(Guid id, int? wait, Call call, RunFollowing following, CancellationToken ct)
    {
        if (wait is < 0 or > LongestWait) return Problems.At(Code.BadParameter, "query:wait", FormattableString.Invariant($"{wait}"), $"One waits for 0 to {LongestWait} seconds.", "Ask again when it has not finished.");
        if (wait > 0) await following.WaitAsync(id, call.Caller, TimeSpan.FromSeconds(wait.Value), ct);
        return await FindAsync(id, call, view =>
        {
            if (view.Summary.State != RunState.Finished) call.Context.Response.Headers.RetryAfter = "2";
            return Task.FromResult(Answers.Ok(RunAnswer.Of(view)));
        });
    }

    private static Task<IResult> ItemsAsync(Guid id, ItemState? state, string? reason, [AsParameters] Listing listing, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.ListAsync<ListRunItems, RunItemView, ItemAnswer>(listing, list => list.ExecuteAsync(
            new() { Run = id, State = state, Reason = reason, Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount }, ct), ItemAnswer.Of));

    private static Task<IResult> EventsAsync(Guid id, Call call, RunFollowing following, CancellationToken ct) =>
        FindAsync(id, call, _ => Task.FromResult<IResult>(new RunEvents(following.FollowAsync(id, call.Caller, ct))));

    private static Task<IResult> CancelAsync(Guid id, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, async view =>
    {
        // Asked again: it is being done, or was.
        if (view.Summary.CancelAsked) return Answers.Ordered(call.Context, id);
        if (dryRun == true)
            return view.Summary.State == RunState.Open
                ? Answers.Ok(new DryRunAnswer("End what nobody works on at once, and what is at work after its step.", [view.Summary.Title]))
                : Problems.At(Code.Refused, "path:id", view.Summary.Title, "It is not open: it has finished, or is still being prepared.", "Look at it again.");
        return await call.TellAsync<CancelRun>((cancel, who) => cancel.ExecuteAsync(id, who, ct), () => Answers.Ordered(call.Context, id), OfRun);
    });

    private static Task<IResult> RetryAsync(Guid id, Body<SomeItems> body, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, async view =>
    {
        if (dryRun == true)
        {
            var asked = body.Value.Items?.ToHashSet();
            IReadOnlyList<string> names = [.. view.Failures.SelectMany(each => each.Items).Where(item => asked?.Contains(item.Id) != false).Select(item => item.Title)];
            return names.Count > 0
                ? Answers.Ok(new DryRunAnswer("Let them go on from where they stand.", names))
                : Problems.At(Code.Refused, "path:id", view.Summary.Title, "Nothing of it stands still that could go on.", "Look at it again.");
        }

        return await call.AskAsync<RetryRun, int>((retry, who) => retry.ExecuteAsync(id, body.Value.Items, who, ct), count => TypedResults.Accepted(
            $"{ApiEndpoints.Root}/runs/{id}", new RetryAnswer(id, count, view.Attempt + 1)), OfRun);
    });

    private static Task<IResult> UndoAsync(Guid id, Body<SomeItems> body, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, _ => dryRun == true
        ? call.TryAsync<UndoRun, IReadOnlyList<string>>(undo => undo.PreviewAsync(id, body.Value.Items, ct), names => Answers.Ok(new DryRunAnswer("Take back what was being made of them.", names)), OfRun)
        : call.OrderAsync<UndoRun, Guid>(body, (undo, who, run) => undo.ExecuteAsync(id, body.Value.Items, who, run, ct), run => Answers.Ordered(call.Context, run), OfRun));

    private static Task<IResult> FindAsync(Guid id, Call call, Func<RunView, Task<IResult>> then) =>
        call.FindAsync<ReadRun, RunView>("run", id, read => read.ExecuteAsync(id, withRetries: true, call.Ct), then);

    private static string OfRun(string field) => field == "run" ? "path:id" : $"/{field}";
}

/// <summary>An endpoint that gives server-sent events.</summary>
internal sealed record GivesEvents;
