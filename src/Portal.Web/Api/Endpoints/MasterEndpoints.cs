using Portal.Domain.Hosts;
using Portal.Features.Catalogs;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/connections/{id}/masters/{master}: the way back of a master.</summary>
internal static class MasterEndpoints
{
    public static void Map(RouteGroupBuilder api, string noun)
    {
        api.MapPost("/connections/{id}/masters/{master}/backup", BackUpAsync).RequireUseCase<BackUpMaster>()
            .Says<CheckpointAnswer>("backUpMaster", noun, "Takes the checkpoint 'Backup before CATALOG, DATE' of a master, unless it is there. The portal never deletes it.",
                StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapPost("/connections/{id}/masters/{master}/restore", RestoreAsync).RequireUseCase<RestoreMaster>()
            .SaysNothing("restoreMaster", noun, "Brings a master that is off back to a checkpoint: what it wrote since is lost, and what was confirmed of it before counts no more.", Code.TooLarge, Code.NotJson, Code.Refused);
    }

    private static Task<IResult> BackUpAsync(Guid id, string master, Body<NewBackup> body, Call call, CancellationToken ct) => call.AskAsync<BackUpMaster, VmCheckpoint>(
        (backUp, who) => backUp.ExecuteAsync(id, master, body.Value.Catalog, who, ct), taken => Answers.Ok(new CheckpointAnswer(taken.Id, taken.Name, taken.Taken, taken.DiskPath)), Pointer);

    private static Task<IResult> RestoreAsync(Guid id, string master, Body<NewRestore> body, Call call, CancellationToken ct) =>
        call.TellAsync<RestoreMaster>((restore, who) => restore.ExecuteAsync(id, master, body.Value.Checkpoint, who, ct), () => TypedResults.NoContent(), Pointer);

    private static string Pointer(string field) => field switch
    {
        "master" => "path:master",
        "name" => "/catalog",
        _ => $"/{field}",
    };
}
