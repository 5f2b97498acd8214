using Portal.Domain.Hosts;

namespace Portal.HyperV.Failures;

/// <summary>A failure that people have met before: what kind it is, what it means, and what helps.</summary>
/// <param name="Fault">Decides whether it is tried again.</param>
/// <param name="Meaning">A sentence without the host's name: "the file is in use".</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record KnownFailure(HostFault Fault, string Meaning, string Remedy);
