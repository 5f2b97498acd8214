using Portal.Domain.Hosts;

namespace Portal.Features.Plans.Images;

/// <summary>An image that is being made, as its steps see it.</summary>
/// <param name="Id">Of the image.</param>
/// <param name="Connection">Where.</param>
/// <param name="Host">FQDN of the machine that converts it.</param>
/// <param name="Source">The master's disk that nobody writes.</param>
/// <param name="Path">Where the image will lie.</param>
/// <param name="Job">The conversion, as the last look found it; null before the first.</param>
public sealed record NewImage(Guid Id, Guid Connection, string Host, string Source, string Path, HostJob? Job);
