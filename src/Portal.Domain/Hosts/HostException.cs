namespace Portal.Domain.Hosts;

/// <summary>What a host refused or could not do, in words for people. The only exception that leaves the HyperV room, beside cancellation.</summary>
/// <param name="fault">What kind of "no" it is: decides whether it is tried again.</param>
/// <param name="host">Which machine.</param>
/// <param name="message">What happened and why; with the host's own code where it gave one ("0x80070020").</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="cause">The exception behind it.</param>
public sealed class HostException(HostFault fault, string host, string message, string remedy, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>What kind of "no".</summary>
    public HostFault Fault { get; } = fault;

    /// <summary>Which machine.</summary>
    public string Host { get; } = host;

    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}

/// <summary>Kinds of refusal.</summary>
public enum HostFault
{
    /// <summary>The host (or the way to it) does not answer, or died under our hands. Closes the host's gates.</summary>
    Silent = 0,

    /// <summary>Somebody else uses it just now (0x80070020, 32774), a quota is full: try again shortly.</summary>
    Busy = 1,

    /// <summary>Wrong password, or the account may not.</summary>
    Denied = 2,

    /// <summary>A disk, checkpoint, VM, folder or switch that should be there is not.</summary>
    Missing = 3,

    /// <summary>Something else has this name: not ours.</summary>
    Foreign = 4,

    /// <summary>No room on the storage.</summary>
    Full = 5,

    /// <summary>This Windows version, generation, format or transport cannot do it.</summary>
    Unsupported = 6,

    /// <summary>A disk or chain is damaged.</summary>
    Damaged = 7,

    /// <summary>Anything else the host said; its words are in the message.</summary>
    Refused = 8,
}
