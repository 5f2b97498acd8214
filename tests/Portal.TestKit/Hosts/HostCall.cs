namespace Portal.TestKit.Hosts;

/// <summary>A call that reached <see cref="MemoryHosts"/>: told before it does anything, and again once it has.</summary>
/// <param name="Host">FQDN of the machine, or the address of the connection.</param>
/// <param name="Act">Name of the contract's method without "Async": "CreateDifferenceDisk".</param>
/// <param name="About">Path or stamp; empty for questions about all.</param>
/// <param name="Done">False before, true after.</param>
public sealed record HostCall(string Host, string Act, string About, bool Done);
