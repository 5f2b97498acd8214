using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/catalogs</summary>
internal static class CatalogEndpoints
{
    private const string Noun = "Catalogs";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/catalogs", ListAsync).RequireUseCase<ListCatalogs>().Says<Listed<CatalogItem>>("listCatalogs", Noun, "Catalogs, by name.");
        api.MapGet("/catalogs/{id}", ReadAsync).RequireUseCase<ReadCatalog>()
            .Says<CatalogAnswer>("readCatalog", Noun, "One catalog; its ETag covers the settings alone.", problems: [Code.NotFound]);
        api.MapPost("/catalogs", CreateAsync).RequireUseCase<CreateCatalog>().IsOrder().AlsoDry<PlanAnswer>()
            .Says<OrderAnswer>("createCatalog", Noun, "Orders a catalog: an image of a master, and machines over it. By all its settings, or by a plan.",
                StatusCodes.Status202Accepted, Code.Held, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapDelete("/catalogs/{id}", RemoveAsync).RequireUseCase<RemoveCatalog>().IsChange().AlsoDry<RemovalPreviewAnswer>()
            .Says<OrderAnswer>("removeCatalog", Noun, "Removes a catalog: its machines, then its images, then itself. Again is no fault: the same run does it.",
                StatusCodes.Status202Accepted, Code.NotFound, Code.Held, Code.Stale, Code.Refused, Code.MatchNeeded);
        api.MapGet("/catalogs/{id}/machines", MachinesAsync).RequireUseCase<ListMachines>().Says<Listed<MachineItem>>("listMachinesOfCatalog", Noun, "Machines of a catalog, by name.", problems: [Code.NotFound]);
        api.MapPost("/catalogs/{id}/machines", AddAsync).RequireUseCase<AddMachines>().IsOrder().AlsoDry<PlanAnswer>()
            .Says<OrderAnswer>("addMachines", Noun, "Orders more machines of a catalog, over its newest image.", StatusCodes.Status202Accepted, Code.NotFound, Code.Held, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapPost("/catalogs/{id}/removals", RemoveMachinesAsync).RequireUseCase<RemoveMachines>().IsOrder().AlsoDry<RemovalPreviewAnswer>()
            .Says<OrderAnswer>("removeMachines", Noun, "Removes machines that the order names, with all that is theirs on hosts.",
                StatusCodes.Status202Accepted, Code.NotFound, Code.Held, Code.TooLarge, Code.NotJson, Code.Refused);
    }

    private static Task<IResult> ListAsync(string? name, string? search, Guid? connection, [AsParameters] Listing listing, Call call, CancellationToken ct) => name is null
        ? call.ListAsync<ListCatalogs, CatalogSummary, CatalogItem>(listing,
            list => list.ExecuteAsync(new() { Text = search, Connection = connection, Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount }, ct), CatalogItem.Of)
        : call.ReadAsync<ReadCatalog, CatalogView?>(read => read.ExecuteAsync(name, ct), found => Answers.One(found, CatalogItem.Of, listing.WithCount));

    private static Task<IResult> ReadAsync(Guid id, Call call, CancellationToken ct) =>
        FindAsync(id, call, view => Task.FromResult(Answers.Ok(CatalogAnswer.Of(view)).Tagged(call.Context, CatalogSettings.Of(view))));

    private static async Task<IResult> CreateAsync(Body<NewCatalog> body, bool? dryRun, Call call, CancellationToken ct)
    {
        var (order, faults) = body.Value.ToOrder();
        if (faults.Count > 0) return Problems.At(Code.BadBody, faults);
        if (order is not null)
        {
            return dryRun == true
                ? await call.TryAsync<PlanCatalog, CatalogPlan>(plan => plan.ExecuteAsync(order, ct), plan => Answers.Ok(PlanAnswer.Of(plan)))
                : await call.OrderAsync<CreateCatalog, Ordered>(body, (create, who, run) => create.ExecuteAsync(order, who, run, ct), ordered => Taken(ordered, call));
        }

        var plan = body.Value.PlanId!.Value;
        return dryRun == true
            ? await call.TryAsync<KeepPlan, KeptPlanView>(keep => keep.JudgeAsync(plan, ct), kept => Answers.Ok(PlanAnswer.Of(kept.Plan)))
            : await call.OrderAsync<KeepPlan, Ordered>(body, (keep, who, run) => keep.CarryOutAsync(plan, who, run, ct), ordered => Taken(ordered, call));
    }

    private static Task<IResult> RemoveAsync(Guid id, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, async view =>
    {
        if (Match.Refuse(call.Context, CatalogSettings.Of(view)) is { } stale) return stale;
        if (dryRun == true) return await call.TryAsync<RemoveCatalog, RemovalPreview>(remove => remove.PreviewAsync(id, ct), preview => Answers.Ok(RemovalPreviewAnswer.Of(preview)), OfCatalog);
        // Asked again while a run takes it away: that is the run.
        return view.Order is { } order
            ? Answers.Ordered(call.Context, order.Run, id)
            : await call.AskAsync<RemoveCatalog, Ordered>((remove, who) => remove.ExecuteAsync(id, who, ct), ordered => Taken(ordered, call), OfCatalog);
    });

    private static Task<IResult> MachinesAsync(Guid id, [AsParameters] Listing listing, Call call, CancellationToken ct) => FindAsync(id, call, _ =>
        call.ListAsync<ListMachines, MachineView, MachineItem>(listing,
            list => list.ExecuteAsync(new() { Catalog = id, Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount }, ct), MachineItem.Of));

    private static Task<IResult> AddAsync(Guid id, Body<MoreMachines> body, bool? dryRun, Call call, CancellationToken ct) => FindAsync(id, call, _ => dryRun == true
        ? call.TryAsync<PlanMachines, CatalogPlan>(plan => plan.ExecuteAsync(id, body.Value.Count, ct), plan => Answers.Ok(PlanAnswer.Of(plan)), OfCount)
        : call.OrderAsync<AddMachines, Ordered>(body, (add, who, run) => add.ExecuteAsync(id, body.Value.Count, who, run, ct), ordered => Taken(ordered, call), OfCount));

    private static Task<IResult> RemoveMachinesAsync(Guid id, Body<NewRemoval> body, bool? dryRun, Call call, CancellationToken ct) => dryRun == true
        ? FindAsync(id, call, _ =>
            call.TryAsync<RemoveMachines, RemovalPreview>(remove => remove.PreviewAsync(id, body.Value.Machines, ct), preview => Answers.Ok(RemovalPreviewAnswer.Of(preview)), OfCatalog))
        : FindAsync(id, call, _ =>
            call.OrderAsync<RemoveMachines, Ordered>(body, (remove, who, run) => remove.ExecuteAsync(id, body.Value.Machines, who, run, ct), ordered => Taken(ordered, call), OfCatalog));

    private static Task<IResult> FindAsync(Guid id, Call call, Func<CatalogView, Task<IResult>> then) =>
        call.FindAsync<ReadCatalog, CatalogView>("catalog", id, read => read.ExecuteAsync(id, call.Ct), then);

    private static IResult Taken(Ordered ordered, Call call) => Answers.Ordered(call.Context, ordered.Run, ordered.Catalog);

    private static string OfCatalog(string field) => field == "catalogId" ? "path:id" : $"/{field}";

    private static string OfCount(string field) => field == "machines" ? "/count" : OfCatalog(field);
}
