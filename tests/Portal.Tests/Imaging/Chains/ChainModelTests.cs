using CsCheck;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Chains;

/// <summary>Random writes through random chains, against a plain array of bytes.</summary>
public sealed class ChainModelTests
{
    private sealed record Shape(DiskFormat Format, int Sector, int Block, int Size);

    private sealed record Put(double Where, int Length, int Seed, bool Zeros);

    private static readonly Gen<Shape> Vhdx =
        Gen.Select(Gen.OneOf(512, 4096), Gen.OneOf(Disks.MiB, 2 * Disks.MiB, 4 * Disks.MiB), Gen.Int[1, 1200],
            (sector, block, sectors) => new Shape(DiskFormat.Vhdx, sector, block, sector * sectors * (sector == 512 ? 8 : 1)));

    private static readonly Gen<Shape> Vhd =
        Gen.Select(Gen.OneOf(4 * Disks.KiB, 8 * Disks.KiB, 512 * Disks.KiB, 2 * Disks.MiB), Gen.Int[1, 3000],
            (block, sectors) => new Shape(DiskFormat.Vhd, 512, block, 512 * sectors));

    // Most writes are short and near a border; some span blocks.
    private static readonly Gen<Put> Write =
        Gen.Select(Gen.Double[0, 1], Gen.Frequency((4, Gen.Int[1, 9000]), (1, Gen.Int[1, 3 * Disks.MiB])), Gen.Int[1, 1000], Gen.Bool,
            (where, length, seed, zeros) => new Put(where, length, seed, zeros && seed % 3 == 0));

    private static readonly Gen<(Shape, List<List<Put>>)> Chain = Gen.Select(Gen.OneOf(Vhdx, Vhd), Write.List[0, 5].List[1, 4]);

    [Fact]
    public void A_chain_reads_as_the_bytes_that_were_written_through_it() => Chain.Sample((shape, levels) =>
    {
        var (model, files) = Build(shape, levels);

        using var disk = Disks.Open(files[0], [.. files[1..]]);
        Assert.Equal(files.Count, disk.Levels.Count());
        AssertSame(model, Disks.Read(disk, 0, shape.Size));
        AssertCovered(model, disk.Extents());
    });

    [Fact]
    public void A_flattened_chain_reads_as_the_chain_in_either_format() => Chain.Select(Gen.Bool).Sample((chain, toVhd) =>
    {
        var (shape, levels) = chain;
        var (model, files) = Build(shape, levels);
        var format = toVhd && shape.Sector == 512 ? DiskFormat.Vhd : DiskFormat.Vhdx;
        var flat = new SparseStream();

        using var disk = Disks.Open(files[0], [.. files[1..]]);
        var info = DiskConversion.Flatten(disk, flat, format, null, CancellationToken.None, new DiskOptions { BlockSize = shape.Block < Disks.MiB ? Disks.MiB : shape.Block });

        Assert.Equal((format, DiskKind.Dynamic, (long)shape.Size, shape.Sector), (info.Format, info.Kind, info.VirtualSize, info.LogicalSectorSize));
        AssertSame(model, Disks.ReadAll(flat));
    });

    [Fact]
    public void Any_part_of_a_chain_reads_as_that_part() => Chain.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((chain, from, to) =>
    {
        var (shape, levels) = chain;
        var (model, files) = Build(shape, levels);
        var (first, last) = ((int)(Math.Min(from, to) * shape.Size), (int)(Math.Max(from, to) * shape.Size));

        using var disk = Disks.Open(files[0], [.. files[1..]]);
        AssertSame(model.AsSpan(first, last - first), Disks.Read(disk, first, last - first));
    });

    /// <summary>The files of the chain, leaf first, and what it must read as.</summary>
    private static (byte[] Model, List<SparseStream> Files) Build(Shape shape, List<List<Put>> levels)
    {
        var model = new byte[shape.Size];
        var files = new List<SparseStream>();
        foreach (var writes in levels)
        {
            files.Insert(0, files.Count == 0
                ? Disks.Dynamic(shape.Format, shape.Size, new DiskOptions { BlockSize = shape.Block, LogicalSectorSize = shape.Sector })
                : Disks.Child(files[0], options: new DiskOptions { BlockSize = shape.Block }));

            using var disk = WritableDisk.Open(files[0], Disks.In([.. files[1..]]), leaveOpen: true);
            foreach (var write in writes)
            {
                var offset = (int)(write.Where * (shape.Size - 1));
                var bytes = write.Zeros ? new byte[Math.Min(write.Length, shape.Size - offset)] : Disks.Noise(Math.Min(write.Length, shape.Size - offset), write.Seed);
                bytes.CopyTo(model, offset);
                disk.Write(offset, bytes);
                AssertSame(model.AsSpan(offset, bytes.Length), Disks.Read(disk, offset, bytes.Length));
            }
        }

        return (model, files);
    }

    private static void AssertSame(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> read) =>
        Assert.True(expected.SequenceEqual(read), $"differs at byte {expected.CommonPrefixLength(read)} of {expected.Length}");

    private static void AssertCovered(byte[] model, IEnumerable<Extent> extents)
    {
        long end = -1;
        foreach (var extent in extents)
        {
            Assert.True(extent.Length > 0 && extent.Offset > end && extent.End <= model.Length, $"{extent} after {end}");
            Assert.False(model.AsSpan((int)Math.Max(end, 0)..(int)extent.Offset).ContainsAnyExcept((byte)0), $"data before {extent}");
            end = extent.End;
        }

        Assert.False(model.AsSpan((int)Math.Max(end, 0)).ContainsAnyExcept((byte)0), "data behind the last extent");
    }
}
