using System.Buffers.Binary;
using CsCheck;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging;

/// <summary>Files that an enemy or a dying disk made: read, or refused in words, and never more read than is worth it.</summary>
public sealed class MutatedFileTests
{
    private const long MostBytesRead = 400L * Disks.MiB; // a table of 64 Ki blocks, a log and the disk itself, several times over

    private enum Seal
    {
        None,
        Header,
        Regions,
        VhdFooter,
        VhdHeader,
    }

    private sealed record Sample(SparseStream File, SparseStream Parent, (int Start, int Length, Seal Seal)[] Tables);

    private static readonly Sample[] Samples = [.. Make()];

    private static readonly Gen<(int Sample, List<(int Table, double At, long Value, int Width)> Changes, double Cut)> Damage =
        Gen.Select(
            Gen.Int[0, 3],
            Gen.Select(Gen.Int[0, 9], Gen.Double[0, 1], Gen.OneOf(Gen.Long, Gen.Long[0, 16], Gen.OneOf(-1L, long.MaxValue, int.MaxValue, uint.MaxValue, Disks.MiB, 1L << 40)), Gen.OneOf(1, 2, 4, 8)).List[0, 4],
            Gen.Frequency((3, Gen.Const(1.0)), (1, Gen.Double[0, 1])));

    [Fact]
    public void A_mutated_or_truncated_file_is_read_or_refused_in_words() => Damage.Sample((which, changes, cut) =>
    {
        var sample = Samples[which];
        var bytes = Disks.Copy(sample.File);
        foreach (var (table, at, value, width) in changes) Change(bytes, sample.Tables[table % sample.Tables.Length], at, value, width);
        bytes.SetLength((long)(bytes.Length * cut));
        var file = new WatchedStream(bytes);

        try
        {
            using var disk = VirtualDisk.Open(file, _ => Disks.Copy(sample.Parent), leaveOpen: true);
            var buffer = new byte[64 * Disks.KiB];
            foreach (var extent in disk.Extents().Take(1000)) disk.Read(extent.Offset, buffer.AsSpan(0, (int)Math.Min(extent.Length, buffer.Length)));
        }
        catch (DiskFormatException refusal)
        {
            Assert.True(Enum.IsDefined(refusal.Fault) && refusal.Disk.Length > 0 && refusal.Rule.Length > 10 && refusal.Remedy.Length > 10, refusal.Message);
        }

        Assert.InRange(file.BytesRead, 0, MostBytesRead);
    }, iter: 400, threads: 1);

    private static void Change(SparseStream file, (int Start, int Length, Seal Seal) table, double at, long value, int width)
    {
        Span<byte> number = stackalloc byte[8];
        if (table.Seal is Seal.VhdFooter or Seal.VhdHeader) BinaryPrimitives.WriteInt64BigEndian(number, value << (64 - (width * 8)));
        else BinaryPrimitives.WriteInt64LittleEndian(number, value);
        var offset = (int)(at * (table.Length - 8)) / width * width;
        file.Position = table.Start + offset;
        file.Write(number[..width]);

        // Half of what can go wrong lies behind an intact checksum.
        if (table.Seal == Seal.Header) Edit.Header(file, table.Start, _ => { });
        else if (table.Seal == Seal.Regions) Edit.Regions(file, _ => { });
        else if (table.Seal == Seal.VhdFooter) Edit.Footer(file, table.Start, _ => { });
        else if (table.Seal == Seal.VhdHeader) Edit.VhdHeader(file, _ => { });
    }

    private static IEnumerable<Sample> Make()
    {
        (int, int, Seal)[] vhdx =
        [
            ((int)Edit.Header1, 80, Seal.Header), ((int)Edit.Header2, 80, Seal.Header), ((int)Edit.Regions1, 96, Seal.Regions), ((int)Edit.Metadata, 224, Seal.None),
            ((int)Edit.Metadata + (64 * Disks.KiB), 400, Seal.None), ((int)Edit.Blocks, 64, Seal.None), ((int)Edit.Blocks + (4096 * 8), 8, Seal.None), ((int)Edit.Header1, 4096, Seal.None),
        ];
        var root = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(root, 100, Disks.Noise(Disks.MiB));
        var child = Disks.Child(root);
        Disks.Write(child, Disks.MiB - 5000, Disks.Noise(10_000), root);
        yield return new Sample(root, root, vhdx);
        yield return new Sample(child, root, vhdx);

        var small = new DiskOptions { BlockSize = 64 * Disks.KiB };
        var vhd = Disks.Dynamic(DiskFormat.Vhd, Disks.MiB, small);
        Disks.Write(vhd, 0, Disks.Noise(200_000));
        var below = Disks.Child(vhd, options: small);
        Disks.Write(below, 30_000, Disks.Noise(60_000), vhd);
        foreach (var file in new[] { vhd, below })
        {
            yield return new Sample(file, vhd,
                [(0, 96, Seal.VhdFooter), ((int)file.Length - 512, 96, Seal.VhdFooter), (512, 64, Seal.VhdHeader), (512 + 576, 56, Seal.VhdHeader), (1536, 64, Seal.None), (2048, 512, Seal.None), (0, 512, Seal.None)]);
        }
    }
}
