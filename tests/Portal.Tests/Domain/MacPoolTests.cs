using CsCheck;
using Portal.Domain.Machines;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class MacPoolTests
{
    private static readonly MacPool Pool = new(MacAddress.Parse("00155D800000")!.Value);

    [Fact]
    public void Every_address_reads_back_as_it_is_written() =>
        Gen.Long[0, MacAddress.Highest].Sample(number =>
        {
            var address = new MacAddress(number);
            var plain = address.ToString();
            var bytes = string.Join('-', plain.Chunk(2).Select(two => new string(two)));
            return MacAddress.Parse(plain) == address && MacAddress.Parse(bytes) == address && MacAddress.Parse(bytes.Replace('-', ':')) == address
                && MacAddress.Parse($"{plain[..4]}.{plain[4..8]}.{plain[8..]}".ToLowerInvariant()) == address;
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00155D80000")]
    [InlineData("00155D80000G")]
    [InlineData("00-15-5D-80-00")]
    [InlineData("00-15:5D-80-00-00")]
    [InlineData(" 0155D800000")]
    [InlineData("0015.5D80-0000")]
    [InlineData("001.55D80.0000")]
    [InlineData("0015.5D80.000")]
    [InlineData("-0-15-5D-80-00-00")]
    public void What_is_no_address_is_not_read(string? text) => Assert.Null(MacAddress.Parse(text));

    [Fact]
    public void Free_addresses_are_the_lowest_that_nobody_has() =>
        Gen.Select(Gen.Int[0, 40].List[0, 30], Gen.Int[0, 30]).Sample((taken, count) =>
        {
            var used = taken.Select(n => new MacAddress(Pool.First.Number + n)).ToHashSet();
            var free = Pool.Free(used, count);
            var skipped = Enumerable.Range(0, 80).Select(n => new MacAddress(Pool.First.Number + n)).Where(address => !used.Contains(address));
            return free.SequenceEqual(skipped.Take(count));
        });

    [Fact]
    public void A_pool_ends_after_its_last_address()
    {
        var all = Pool.Free([], MacPool.Size + 1);

        Assert.Equal(MacPool.Size, all.Count);
        Assert.Equal("00155D80FFFF", all[^1].ToString());
        Assert.All(all, address => Assert.True(Pool.Has(address)));
        Assert.False(Pool.Has(new(Pool.Last.Number + 1)));
    }

    [Fact]
    public void Pools_are_given_once_until_all_are_taken()
    {
        List<MacAddress> taken = [];
        while (MacPool.NextFree(taken) is { } pool) taken.Add(pool.First);

        Assert.Equal(128, taken.Distinct().Count());
        Assert.Equal("00155D800000", taken[0].ToString());
        Assert.Equal("00155DFF0000", taken[^1].ToString());
    }

    [Theory]
    [InlineData("nonsense", "12 hexadecimal digits")]
    [InlineData("02155D800000", "begin with 00155D")]
    [InlineData("00155E000000", "begin with 00155D")]
    [InlineData("00155D800001", "ends in 0000")]
    [InlineData("00155D810000", "'Cluster 2' has this pool")]
    public void A_pool_that_cannot_be_says_why(string typed, string rule)
    {
        var verdict = MacPool.Judge("firstMac", typed, [("Cluster 2", new MacAddress(0x00155D810000))]);

        Assert.Contains(rule, Assert.Single(verdict.Objections).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_pool_under_the_prefix_is_taken() => Assert.True(MacPool.Judge("firstMac", "00-15-5D-00-00-00", []).IsYes);
}
