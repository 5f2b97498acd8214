namespace Portal.Imaging;

/// <summary>What is wrong with a disk file. Names and numbers are stable: they are stored and shown.</summary>
public enum DiskFault
{
    /// <summary>Neither VHD nor VHDX, or nothing at all.</summary>
    NotADisk = 1,

    /// <summary>The file ends before its own tables say.</summary>
    Truncated = 2,

    /// <summary>No intact copy of a header, table or entry.</summary>
    HeaderDamaged = 3,

    /// <summary>A differencing disk whose parent is not there.</summary>
    ParentMissing = 4,

    /// <summary>The file in the parent's place is not the disk that the child was made over.</summary>
    ParentChanged = 5,

    /// <summary>A chain that comes back to itself.</summary>
    Cycle = 6,

    /// <summary>The disk was not closed, and its log cannot be replayed.</summary>
    LogNotReplayed = 7,

    /// <summary>Well formed, but beyond what the format or this reader allows.</summary>
    Unsupported = 8,

    /// <summary>More parents than any host allows.</summary>
    ChainTooLong = 9,

    /// <summary>No volume, or a damaged one, where a file system was expected.</summary>
    VolumeDamaged = 10,
}

/// <summary>A disk file, or a chain of them, cannot be used. The message names what, the rule and the remedy; it is fit for people.</summary>
public sealed class DiskFormatException : Exception
{
    /// <summary>For serialisers and analyzers; say what is wrong instead.</summary>
    public DiskFormatException() => Disk = Rule = Remedy = "";

    /// <inheritdoc cref="DiskFormatException()" />
    public DiskFormatException(string message) : base(message) => Disk = Rule = Remedy = "";

    /// <inheritdoc cref="DiskFormatException()" />
    public DiskFormatException(string message, Exception inner) : base(message, inner) => Disk = Rule = Remedy = "";

    /// <param name="fault">Kind of fault.</param>
    /// <param name="disk">File name, or what stands for it.</param>
    /// <param name="rule">What must hold and does not, a sentence without its stop.</param>
    /// <param name="remedy">What to do, a sentence without its stop.</param>
    public DiskFormatException(DiskFault fault, string disk, string rule, string remedy) : base($"{disk}: {rule}. {remedy}.") =>
        (Fault, Disk, Rule, Remedy) = (fault, disk, rule, remedy);

    /// <summary>Kind of fault.</summary>
    public DiskFault Fault { get; }

    /// <summary>Which file of the chain.</summary>
    public string Disk { get; }

    /// <summary>What must hold and does not.</summary>
    public string Rule { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
