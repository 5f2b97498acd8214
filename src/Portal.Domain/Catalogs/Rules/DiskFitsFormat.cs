using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>An image in VHD format, as hosts before Windows Server 2012 take it, holds 2040 GiB at most.</summary>
/// <param name="master">Whose disk it is made of.</param>
/// <param name="extension">Of the image: see <see cref="DiskExtension"/>.</param>
public sealed class DiskFitsFormat(string master, string extension) : IRule<long>
{
    private const long MostOfVhd = 2040L << 30;

    /// <inheritdoc />
    /// <param name="value">Bytes that the guest sees.</param>
    public Verdict Judge(long value) => extension == DiskExtension.Vhd && value > MostOfVhd
        ? Verdict.No("master", master, $"Its disk has {StorageHasRoom.Size(value)}; hosts before Windows Server 2012 know VHD alone, which holds 2040 GiB.",
            "Choose a master with a smaller disk, or upgrade the hosts.")
        : Verdict.Yes;
}
