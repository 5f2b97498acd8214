using System.Globalization;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>Processors and memory that every Windows Server since 2012 can give a VM of either generation.</summary>
public sealed class Hardware : IRule<CatalogOrder>
{
    private const long MiB = 1L << 20;

    /// <inheritdoc />
    public Verdict Judge(CatalogOrder value) => Processors(value.Processors).And(Memory(value.MemoryBytes));

    private static Verdict Processors(int processors) =>
        processors is >= 1 and <= 64
            ? Verdict.Yes
            : Verdict.No("processors", processors.ToString(CultureInfo.InvariantCulture), "A machine has 1 to 64 processors.", "Choose a number within that.");

    private static Verdict Memory(long bytes) =>
        bytes >= 512 * MiB && bytes <= MiB * MiB && bytes % MiB == 0
            ? Verdict.Yes
            : Verdict.No("memoryBytes", bytes.ToString(CultureInfo.InvariantCulture), "A machine has 512 MiB to 1 TiB, a whole number of MiB.", "Choose a size such as 2 GiB, which is 2147483648 bytes.");
}
