namespace Portal.Runs;

/// <summary>Something on a host that a step makes: a row of the ledger before it exists.</summary>
/// <param name="Kind">What it is, in the words of the room that makes it ("disk", "vm", "file"). At most 32 characters.</param>
/// <param name="Host">Where it can be reached: a connection, cluster or machine. At most 255 characters.</param>
/// <param name="Name">What finds it there: a path, or the stamp of a virtual machine. At most 400 characters.</param>
/// <param name="Transient">Half-written, or on its way: gone once the step that made it is done.</param>
public sealed record Thing(string Kind, string Host, string Name, bool Transient = false);
