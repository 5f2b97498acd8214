namespace Portal.Web.Api.Contracts;

/// <summary>A backup to be taken of a master.</summary>
internal sealed record NewBackup
{
    /// <summary>Name of the catalog that will be made of it.</summary>
    public required string Catalog { get; init; }
}

/// <summary>Where a master shall go back to.</summary>
internal sealed record NewRestore
{
    /// <summary>Name or id of a checkpoint that it has.</summary>
    public required string Checkpoint { get; init; }
}
