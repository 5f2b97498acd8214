using CsCheck;
using Portal.Imaging;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging;

public sealed class SparseStreamTests
{
    [Fact]
    public void It_is_a_stream_like_any_other_in_memory() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[0, 9_000], Gen.Int[0, 4]).List[0, 12].Sample(steps =>
        {
            var (sparse, plain) = (new SparseStream(), new MemoryStream());
            foreach (var (at, length, kind) in steps)
            {
                foreach (var stream in new Stream[] { sparse, plain })
                {
                    stream.Position = at;
                    if (kind < 3) stream.Write(kind == 0 ? new byte[length] : Disks.Noise(length, at));
                    else if (kind == 3) stream.SetLength(at);
                }

                Assert.Equal(plain.Length, sparse.Length);
            }

            Assert.Equal(plain.ToArray(), Disks.Bytes(sparse));
            AssertCovers(plain.ToArray(), sparse.Extents());
        });

    [Fact]
    public void Zeros_take_no_room()
    {
        var stream = new SparseStream();
        stream.Write(new byte[100_000]);
        stream.SetLength(Disks.TiB);

        Assert.Equal(Disks.TiB, stream.Length);
        Assert.Empty(stream.Extents());
    }

    [Fact]
    public void Data_that_becomes_zeros_reads_as_zeros()
    {
        var stream = new SparseStream();
        stream.Write(Disks.Noise(10_000));
        stream.Position = 100;
        stream.Write(new byte[9_000]);

        Assert.Equal([.. Disks.Noise(10_000)[..100], .. new byte[9_000], .. Disks.Noise(10_000)[9_100..]], Disks.Bytes(stream));
    }

    [Fact]
    public void Extents_are_whole_pages_that_touch_none_other()
    {
        var stream = new SparseStream();
        foreach (var at in new[] { 20_000, 0, 4096, 70_000 })
        {
            stream.Position = at;
            stream.WriteByte(1);
        }

        Assert.Equal([new Extent(0, 8192), new Extent(16384, 4096), new Extent(69632, 369)], stream.Extents());
        Assert.Equal(8192, stream.Extents()[0].End);
    }

    [Theory]
    [InlineData(SeekOrigin.Begin, 30)]
    [InlineData(SeekOrigin.Current, 35)]
    [InlineData(SeekOrigin.End, 130)]
    public void Seeking_counts_from_where_it_is_told(SeekOrigin origin, long position)
    {
        var stream = new SparseStream();
        stream.Write(new byte[100]);
        stream.Position = 5;

        Assert.Equal(position, stream.Seek(30, origin));
        Assert.Equal(position, stream.Position);
    }

    [Fact]
    public void It_reads_no_further_than_its_end()
    {
        var stream = new SparseStream();
        stream.Write([1, 2, 3]);
        stream.Position = 2;

        Assert.Equal(1, stream.Read(new byte[10], 0, 10));
        Assert.Equal(0, stream.Read(new byte[10], 0, 10));
        stream.Position = 100;
        Assert.Equal(0, stream.Read(new byte[10]));
        Assert.Equal(100, stream.Position);
        Assert.True(stream is { CanRead: true, CanWrite: true, CanSeek: true });
    }

    [Fact]
    public void Arrays_are_read_and_written_in_part()
    {
        var stream = new SparseStream();
        stream.Write([1, 2, 3, 4, 5], 1, 3);
        stream.Position = 0;
        var read = new byte[5];

        Assert.Equal(3, stream.Read(read, 2, 3));
        Assert.Equal([0, 0, 2, 3, 4], read);
    }

    [Fact]
    public void What_is_cut_off_is_gone()
    {
        var stream = new SparseStream();
        stream.Write(Disks.Noise(20_000));
        stream.SetLength(5_000);
        Assert.Equal([new Extent(0, 5_000)], stream.Extents());

        stream.SetLength(20_000);
        Assert.Equal([.. Disks.Noise(20_000)[..5_000], .. new byte[15_000]], Disks.Bytes(stream));
    }

    [Fact]
    public void A_file_is_written_whole_and_its_holes_take_no_room()
    {
        using var folder = new TemporaryFolder();
        var stream = new SparseStream();
        foreach (var at in new[] { 0, 1_000_000, 30_000_000 })
        {
            stream.Position = at;
            stream.Write(Disks.Noise(150_000, at));
        }

        stream.SetLength(50_000_000);
        stream.SaveAs(folder.At("file"));

        Assert.Equal(Disks.Bytes(stream), File.ReadAllBytes(folder.At("file")));
        var (_, blocks) = Tool.Try("stat", ["-c", "%b", folder.At("file")]);
        Assert.InRange(int.Parse(blocks, System.Globalization.CultureInfo.InvariantCulture) * 512, 450_000, 600_000);
    }

    [Fact]
    public void A_file_that_is_there_already_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("file", "mine");

        Assert.Throws<IOException>(() => new SparseStream().SaveAs(path));
        Assert.Equal("mine", File.ReadAllText(path));
    }

    private static void AssertCovers(byte[] bytes, IReadOnlyList<Extent> extents)
    {
        var covered = new byte[bytes.Length];
        foreach (var extent in extents) covered.AsSpan((int)extent.Offset, (int)extent.Length).Fill(1);
        for (var i = 0; i < bytes.Length; i++) Assert.True(bytes[i] == 0 || covered[i] == 1, $"byte {i} lies in no extent");
        for (var i = 1; i < extents.Count; i++) Assert.True(extents[i].Offset > extents[i - 1].End, $"{extents[i]} touches {extents[i - 1]}");
    }
}
