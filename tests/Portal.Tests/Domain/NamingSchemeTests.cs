using CsCheck;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class NamingSchemeTests
{
    private static readonly Gen<string> Part = Gen.String[Gen.Char["ABCXYZ0189-"], 0, 5];

    [Theory]
    [InlineData("VDI-###", 7, "VDI-007", 999)]
    [InlineData("vdi-##", 99, "VDI-99", 99)]
    [InlineData("#-LAB", 3, "3-LAB", 9)]
    [InlineData("PC#########", 123456789, "PC123456789", 999_999_999)]
    public void A_pattern_makes_names(string pattern, int number, string name, int capacity)
    {
        var scheme = NamingScheme.Of(pattern);

        Assert.Equal(name, scheme.Format(number));
        Assert.Equal(capacity, scheme.Capacity);
    }

    [Theory]
    [InlineData(null, "need a naming pattern")]
    [InlineData("", "need a naming pattern")]
    [InlineData("VDI", "no room for a number")]
    [InlineData("V#D#", "stand together")]
    [InlineData("P##########", "at most 9 hashes")]
    [InlineData("###", "all digits")]
    [InlineData("19##", "all digits")]
    [InlineData("-PC##", "hyphen")]
    [InlineData("PC##-", "hyphen")]
    [InlineData("ABCDEFGHIJKLM###", "at most 15")]
    [InlineData("VDI_###", "not '_'")]
    [InlineData("VDÄ-###", "not 'Ä'")]
    [InlineData("A\0#", "not '\0'")]
    public void A_pattern_that_is_none_says_why_and_what_to_write(string? pattern, string rule)
    {
        var (scheme, verdict) = NamingScheme.Parse(pattern);

        Assert.Null(scheme);
        var objection = Assert.Single(verdict.Objections);
        Assert.Equal("namingPattern", objection.Field);
        Assert.Equal(pattern, objection.Value);
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
        Assert.NotEmpty(objection.Remedy);
    }

    [Fact]
    public void Every_name_of_every_scheme_is_a_machine_name_and_leads_back_to_its_number() =>
        Gen.Select(Part, Gen.Int[1, 6], Part, Gen.Int[1, 999_999]).Sample((before, hashes, after, number) =>
        {
            var (scheme, verdict) = NamingScheme.Parse(before + new string('#', hashes) + after);
            if (scheme is null) return !verdict.IsYes;
            var n = 1 + (number % scheme.Capacity);
            var name = scheme.Format(n);
            return verdict.IsYes && MachineName.Judge("name", name).IsYes && scheme.NumberOf(name) == n && scheme.NumberOf(name.ToLowerInvariant()) == n;
        });

    [Fact]
    public void Two_numbers_never_have_one_name() =>
        Gen.Select(Gen.Int[1, 999], Gen.Int[1, 999]).Sample((a, b) =>
            a == b || NamingScheme.Of("VDI-###").Format(a) != NamingScheme.Of("VDI-###").Format(b));

    [Theory]
    [InlineData("VDI-000")]
    [InlineData("VDI-1000")]
    [InlineData("VDX-001")]
    [InlineData("VDI-0x1")]
    [InlineData("VDI- 01")]
    public void A_foreign_name_has_no_number(string name) => Assert.Null(NamingScheme.Of("VDI-###").NumberOf(name));

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_number_beyond_the_scheme_has_no_name(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NamingScheme.Of("VDI-###").Format(number));

    [Fact]
    public void Every_name_with_a_part_in_it_is_in_one_of_the_ranges_of_that_part() =>
        (from before in Part from digits in Gen.Int[1, 3] from after in Part from number in Gen.Int[1, 9] from at in Gen.Int[0, 12] from length in Gen.Int[1, 6] select (before, digits, after, number, at, length))
            .Sample(one =>
            {
                if (NamingScheme.Parse(one.before + new string('#', one.digits) + one.after).Scheme is not { } scheme) return;
                var name = scheme.Format(one.number);
                if (one.at + one.length > name.Length) return;
                var part = name.Substring(one.at, one.length);

                Assert.Contains(scheme.RangesWith(part), range => string.CompareOrdinal(range.From, name) <= 0 && string.CompareOrdinal(name, range.To) < 0);
            });

    [Theory]
    [InlineData("ZRH-###", "ZRH", "ZRH-0", "ZRH-:")]
    [InlineData("ZRH-###", "RH-04", "ZRH-04", "ZRH-05")]
    [InlineData("ZRH-###", "H-9", "ZRH-9", "ZRH-:")]
    [InlineData("ZRH-###", "417", "ZRH-0", "ZRH-:")]
    [InlineData("P##-X", "P12-X", "P12", "P13")]
    public void The_ranges_of_a_part_are_no_larger_than_they_must_be(string pattern, string part, string from, string to) =>
        Assert.Equal([(from, to)], NamingScheme.Of(pattern).RangesWith(part));

    [Theory]
    [InlineData("ZRH-###", "FRA")]
    [InlineData("ZRH-###", "ZRH-A")]
    [InlineData("ZRH-###", "ZRH-1234")]
    public void A_part_that_no_name_of_the_scheme_has_has_no_range(string pattern, string part) => Assert.Empty(NamingScheme.Of(pattern).RangesWith(part));
}
