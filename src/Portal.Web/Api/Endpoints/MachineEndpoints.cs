using System.ComponentModel;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Machines;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/machines and /search</summary>
internal static class MachineEndpoints
{
    private const string Noun = "Machines";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/machines", ListAsync).RequireUseCase<ListMachines>().Says<Listed<MachineItem>>("listMachines", Noun, "Machines, by name.");
        api.MapGet("/machines/{id}", ReadAsync).RequireUseCase<ReadMachine>().Says<MachineAnswer>("readMachine", Noun, "One machine, as the portal knows it.", problems: [Code.NotFound]);
        api.MapGet("/machines/{id}/timeline", TimelineAsync).RequireUseCase<ReadTimeline>()
            .Says<Listed<TimelineItem>>("readTimeline", Noun, "Everything that happened to a machine, newest first.", problems: [Code.NotFound]);
        api.MapPost("/machines/power", PowerAsync).RequireUseCase<PowerMachines>().IsOrder().AlsoDry<DryRunAnswer>()
            .Says<OrderAnswer>("powerMachines", Noun, "Starts, shuts down, restarts or turns off machines.", StatusCodes.Status202Accepted, Code.Held, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapGet("/search", SearchAsync).RequireUseCase<FindMachines>()
            .Says<SearchAnswer>("search", Noun, "The help desk's search: a part of a name, a MAC address in any notation, an account, the beginning of a host's name.");
    }

    private static Task<IResult> ListAsync(
        string? name, string? search, Guid? catalog, Condition? condition, MachineState? state, string? host, bool? removed, [AsParameters] Listing listing, Call call, CancellationToken ct) => name is null
        ? call.ListAsync<ListMachines, MachineView, MachineItem>(listing, list => list.ExecuteAsync(
            new()
            {
                Text = search, Catalog = catalog, Condition = condition, State = state, Host = host, WithRemoved = removed == true,
                Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount,
            }, ct), MachineItem.Of)
        : call.ReadAsync<ReadMachine, MachineCard?>(read => read.ExecuteAsync(name, ct), found => Answers.One(found, MachineItem.Of, listing.WithCount));

    private static Task<IResult> ReadAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, card => Task.FromResult(Answers.Ok(MachineAnswer.Of(card))));

    private static Task<IResult> TimelineAsync(Guid id, [AsParameters] Listing listing, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.ListAsync<ReadTimeline, TimelineEntry, TimelineItem>(listing, read => read.ExecuteAsync(id, listing.Cursor, listing.Rows, ct), TimelineItem.Of));

    private static Task<IResult> PowerAsync(Body<NewPower> body, bool? dryRun, Call call, CancellationToken ct) => dryRun == true
        ? call.TryAsync<PowerMachines, IReadOnlyList<string>>(power => power.PreviewAsync(body.Value.Machines, ct), names => Answers.Ok(new DryRunAnswer(WordsOf(body.Value.Action), names)))
        : call.OrderAsync<PowerMachines, Guid>(body, (power, who, run) => power.ExecuteAsync(body.Value.Action, body.Value.Machines, who, run, ct), run => Answers.Ordered(call.Context, run));

    private static async Task<IResult> SearchAsync(string? q, [Description("Most hits: 1 to 100. 12 unless told.")] int? limit, Call call, CancellationToken ct) => limit is < 1 or > FindMachines.Most
        ? Problems.At(Code.BadParameter, "query:limit", FormattableString.Invariant($"{limit}"), $"A search gives 1 to {FindMachines.Most} hits.", "Ask for so many, or type more.")
        : await call.ReadAsync<FindMachines, FoundMachines>(find => find.ExecuteAsync(q ?? "", limit ?? FindMachines.Usual, ct), found => Answers.Ok(SearchAnswer.Of(found)));

    private static Task<IResult> FindAsync(Guid id, Call call, Func<MachineCard, Task<IResult>> then) =>
        call.FindAsync<ReadMachine, MachineCard>("machine", id, read => read.ExecuteAsync(id, call.Ct), then);

    private static string WordsOf(PowerAction action) => action switch
    {
        PowerAction.Start => "Start them.",
        PowerAction.ShutDown => "Shut them down.",
        PowerAction.Restart => "Restart them.",
        _ => "Turn them off: what their guests have not written is lost.",
    };
}
