using Portal.Web.Api.Asking;
using Portal.Web.Api.Document;
using Portal.Web.Api.Endpoints;

namespace Portal.Web.Api;

/// <summary>All addresses below /api/v1.</summary>
internal static class ApiEndpoints
{
    /// <summary>Where version 1 is.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps them.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        api.AddEndpointFilterFactory(ParameterFilter.Make);
        api.AddEndpointFilter<BodyFilter>();
        ((IEndpointConventionBuilder)api).Finally(Spelling.Correct);
        ConnectionEndpoints.Map(api);
        PlanEndpoints.Map(api);
        CatalogEndpoints.Map(api);
        MachineEndpoints.Map(api);
        RunEndpoints.Map(api);
        AccessEndpoints.Map(api);
        RecordEndpoints.Map(api);
        UpgradeEndpoints.Map(api);
        app.MapApiDocument();
    }
}
