namespace Portal.Domain.Machines;

/// <summary>The static addresses of one connection: 65,536 in a row under Microsoft's prefix 00-15-5D. No two connections share one.</summary>
/// <remarks>
/// A host's own dynamic pool is 00-15-5D-x-y-00 to -FF, where x and y are the last two bytes of its first IPv4 address. Pools given by
/// <see cref="NextFree"/> have x from 128 upwards, which only hosts in such a network meet; those get a pool by hand.
/// </remarks>
/// <param name="First">Ends in 0000.</param>
public readonly record struct MacPool(MacAddress First)
{
    /// <summary>Addresses in a pool.</summary>
    public const int Size = 0x1_0000;

    private const long Prefix = 0x00155D_000000;
    private const long FirstOfAll = Prefix + (0x80 * Size);
    private const long PastLast = Prefix + (0x100 * Size);

    /// <summary>The last address.</summary>
    public MacAddress Last => new(First.Number + Size - 1);

    /// <summary>Whether the address is one of this pool.</summary>
    public bool Has(MacAddress address) => address >= First && address <= Last;

    /// <summary>The lowest addresses that nobody has.</summary>
    /// <param name="taken">Of this pool or any other.</param>
    /// <param name="count">How many.</param>
    /// <returns>In order; fewer than <paramref name="count"/> when the pool ends.</returns>
    public IReadOnlyList<MacAddress> Free(IEnumerable<MacAddress> taken, int count)
    {
        HashSet<long> used = [.. taken.Select(address => address.Number)];
        List<MacAddress> free = [];
        for (var number = First.Number; number <= Last.Number && free.Count < count; number++)
            if (!used.Contains(number)) free.Add(new(number));
        return free;
    }

    /// <summary>The lowest pool that no connection has; null when all 128 are taken.</summary>
    /// <param name="taken">First addresses of the others' pools.</param>
    public static MacPool? NextFree(IEnumerable<MacAddress> taken)
    {
        HashSet<long> used = [.. taken.Select(first => first.Number / Size * Size)];
        for (var first = FirstOfAll; first < PastLast; first += Size)
            if (!used.Contains(first)) return new(new(first));
        return null;
    }

    /// <summary>Whether a pool that a person chose can be one.</summary>
    /// <param name="field">Where it was typed.</param>
    /// <param name="typed">What was typed: a first address.</param>
    /// <param name="others">Names and first addresses of the other connections.</param>
    public static Verdict Judge(string field, string? typed, IEnumerable<(string Connection, MacAddress First)> others)
    {
        const string Remedy = "Leave it empty to get a free pool, or give an address such as 00155D800000.";
        if (MacAddress.Parse(typed) is not { } first) return Verdict.No(field, typed, "A hardware address has 12 hexadecimal digits.", Remedy);
        if (first.Number is < Prefix or >= PastLast) return Verdict.No(field, typed, "Static addresses of Hyper-V begin with 00155D.", Remedy);
        if (first.Number % Size != 0) return Verdict.No(field, typed, $"A pool has {Size} addresses; its first one ends in 0000.", Remedy);
        foreach (var (connection, theirs) in others)
            if (theirs == first) return Verdict.No(field, typed, $"The connection '{connection}' has this pool.", Remedy);
        return Verdict.Yes;
    }
}
