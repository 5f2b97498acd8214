namespace Portal.Features.Runs.Preparing;

/// <summary>An order that was placed before.</summary>
/// <param name="Id">Of its run.</param>
/// <param name="Title">Of its run.</param>
/// <param name="Kind">Of its run.</param>
/// <param name="Request">The order as JSON.</param>
internal sealed record PlacedRun(Guid Id, string Title, string Kind, string Request);
