using Portal.Domain.Hosts;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/connections</summary>
internal static class ConnectionEndpoints
{
    private const string Noun = "Connections";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections", ListAsync).RequireUseCase<ListConnections>().Says<Listed<ConnectionItem>>("listConnections", Noun, "All connections, by name.");
        api.MapGet("/connections/{id}", ReadAsync).RequireUseCase<ReadConnection>()
            .Says<ConnectionAnswer>("readConnection", Noun, "One connection; its ETag covers the settings.", problems: [Code.NotFound]);
        api.MapPost("/connections", AddAsync).RequireUseCase<AddConnection>().AlsoDry<ConnectionTest>()
            .Says<ConnectionAnswer>("addConnection", Noun, "Adds a connection whose hosts answer.", StatusCodes.Status201Created, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapPost("/connections/{id}/test", TestAsync).RequireUseCase<TestConnection>()
            .Says<ConnectionTest>("testConnection", Noun, "Reaches a connection's hosts and lists them.", problems: [Code.NotFound, Code.Refused]);
        api.MapDelete("/connections/{id}", RemoveAsync).RequireUseCase<RemoveConnection>().AlsoDry<DryRunAnswer>().IsChange()
            .SaysNothing("removeConnection", Noun, "Forgets a connection that no catalog uses. Nothing on its hosts is touched.", Code.NotFound, Code.Stale, Code.Refused, Code.MatchNeeded);
        ConnectionChanges.Map(api, Noun);
        CheckEndpoints.Map(api, Noun);
        MasterEndpoints.Map(api, Noun);
        api.MapPost("/connections/offer", OfferAsync).RequireUseCase<ReadOffer>()
            .Says<OfferAnswer>("offerConnection", Noun, "What there is to choose from at an address or of a VMM server, before a connection is added. Keeps nothing.", StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapGet("/connections/{id}/offer", OfferOfAsync).RequireUseCase<ReadOffer>()
            .Says<OfferAnswer>("readOffer", Noun, "What there is to choose from on a connection; asked of its hosts or VMM now.", problems: [Code.NotFound, Code.Refused]);
        api.MapGet("/connections/{id}/masters", MastersAsync).RequireUseCase<ListMasters>()
            .Says<Listed<MasterAnswer>>("listMasters", Noun, "VMs that images can be taken from, with their checkpoints; asked of the hosts now.", problems: [Code.NotFound, Code.Refused]);
    }

    private static Task<IResult> ListAsync(string? name, [AsParameters] Listing listing, Call call, CancellationToken ct) =>
        call.ReadAsync<ListConnections, IReadOnlyList<ConnectionView>>(list => list.ExecuteAsync(ct),
            all => Answers.Page([.. all.Where(each => name is null || string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase))], listing, each => each.Id, ConnectionItem.Of));

    private static Task<IResult> ReadAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, card => Task.FromResult(Show(card, call)));

    private static Task<IResult> AddAsync(Body<NewConnection> body, bool? dryRun, Call call, CancellationToken ct)
    {
        var order = body.Value.ToOrder();
        return dryRun == true
            ? call.TryAsync<AddConnection, IReadOnlyList<HostFacts>>(add => add.PreviewAsync(order, ct), hosts => Answers.Ok(ConnectionTest.Of(hosts)))
            : KeepAsync(order, call, ct);
    }

    private static async Task<IResult> KeepAsync(Domain.Connections.ConnectionOrder order, Call call, CancellationToken ct)
    {
        var id = Guid.Empty;
        var added = await call.AskAsync<AddConnection, Guid>((add, who) => add.ExecuteAsync(order, who, ct), made =>
        {
            id = made;
            return Results.Empty;
        });
        return id == Guid.Empty
            ? added
            : await FindAsync(id, call, card => Task.FromResult(Answers.Made(call.Context, $"{ApiEndpoints.Root}/connections/{id}", ConnectionAnswer.Of(card), Match.TagOf(ConnectionSettings.Of(card.Connection)))));
    }

    private static Task<IResult> TestAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.TryAsync<TestConnection, IReadOnlyList<HostFacts>>(test => test.ExecuteAsync(id, ct), hosts => Answers.Ok(ConnectionTest.Of(hosts)), OfConnection));

    private static Task<IResult> RemoveAsync(Guid id, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, async card =>
    {
        if (Match.Refuse(call.Context, ConnectionSettings.Of(card.Connection)) is { } stale) return stale;
        return dryRun == true
            ? await call.ReadAsync<RemoveConnection, Domain.Verdict>(remove => remove.PreviewAsync(id, card.Connection.Name, ct),
                verdict => verdict.IsYes ? Answers.Ok(new DryRunAnswer("Forget the connection.", [card.Connection.Name])) : Problems.Of(verdict, OfConnection))
            : await call.TellAsync<RemoveConnection>((remove, who) => remove.ExecuteAsync(id, who, ct), () => TypedResults.NoContent(), OfConnection);
    });

    private static Task<IResult> MastersAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.TryAsync<ListMasters, IReadOnlyList<MasterVm>>(list => list.ExecuteAsync(id, ct), masters => Answers.Ok(new Listed<MasterAnswer>([.. masters.Select(MasterAnswer.Of)], Next: null)), OfConnection));

    private static Task<IResult> OfferAsync(Body<OfferQuestion> body, Call call, CancellationToken ct)
    {
        var order = body.Value.ToOrder();
        return call.TryAsync<ReadOffer, ConnectionOffer>(read => read.ExecuteAsync(order, ct), offer => Answers.Ok(OfferAnswer.Of(offer)));
    }

    private static Task<IResult> OfferOfAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.TryAsync<ReadOffer, ConnectionOffer>(read => read.ExecuteAsync(id, ct), offer => Answers.Ok(OfferAnswer.Of(offer)), OfConnection));

    private static Task<IResult> FindAsync(Guid id, Call call, Func<ConnectionCard, Task<IResult>> then) =>
        call.FindAsync<ReadConnection, ConnectionCard>("connection", id, read => read.ExecuteAsync(id, call.Ct), then);

    private static IResult Show(ConnectionCard card, Call call) => Answers.Ok(ConnectionAnswer.Of(card)).Tagged(call.Context, ConnectionSettings.Of(card.Connection));

    private static string OfConnection(string field) => "path:id";
}
