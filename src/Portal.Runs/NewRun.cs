namespace Portal.Runs;

/// <summary>An order, before its items.</summary>
/// <param name="Id">Chosen by the caller (version 7), so that it can repeat.</param>
/// <param name="Title">"Create 50 machines in VDI". At most 200 characters.</param>
/// <param name="Kind">The use case's name ("create-machines"). At most 64 characters.</param>
/// <param name="Rank">Who goes first in a gate.</param>
/// <param name="By">Who ordered it. At most 255 characters.</param>
/// <param name="Request">The order as JSON, from which the use case goes on preparing after a crash.</param>
/// <param name="Facts">Records of Domain to write in the same transaction.</param>
public sealed record NewRun(Guid Id, string Title, string Kind, Rank Rank, string By, string Request, IReadOnlyList<object> Facts);
