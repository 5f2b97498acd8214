using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/upgrade-plans and /support-matrix</summary>
internal static class UpgradeEndpoints
{
    private const string Noun = "Upgrades";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/upgrade-plans", PlanAsync).RequireUseCase<PlanUpgrade>().Says<UpgradePlanAnswer>(
            "planUpgrade", Noun, "The shortest supported order from what runs to where one wants to be. A pure question: nothing is kept or changed.", problems: [Code.TooLarge, Code.NotJson, Code.Refused]);
        api.MapGet("/support-matrix", BrowseAsync).RequireUseCase<BrowseMatrix>()
            .Says<SupportMatrixAnswer>("browseSupportMatrix", Noun, "What works with what, what leads to what, and until when, each row with its source.");
    }

    private static Task<IResult> PlanAsync(Body<UpgradeQuestion> body, SupportMatrix matrix, Call call)
    {
        var (estate, goal) = body.Value.Read();
        return call.TryAsync<PlanUpgrade, UpgradePlan>(plan => Task.FromResult(plan.Execute(estate, goal)), plan => Answers.Ok(UpgradePlanAnswer.Of(plan, matrix.AsOf)));
    }

    private static Task<IResult> BrowseAsync(RowKind? rows, string? release, Confidence? confidence, string? search, Call call) =>
        call.ReadAsync<BrowseMatrix, SupportMatrix>(
            browse => Task.FromResult(browse.Execute(new() { Kind = rows, Release = release, Confidence = confidence, Text = search })), matrix => Answers.Ok(SupportMatrixAnswer.Of(matrix)));
}
