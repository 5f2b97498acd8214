using Portal.Features.Runs;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class NameRangesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("VDI-001", "VDI-001")]
    [InlineData("VDI-001 VDI-002", "VDI-001, 002")]
    [InlineData("VDI-003 VDI-001 VDI-002", "VDI-001 to 003")]
    [InlineData("VDI-001 VDI-002 VDI-003 VDI-005", "VDI-001 to 003, 005")]
    [InlineData("VDI-001 VDI-003 VDI-004 VDI-005 VDI-009", "VDI-001, 003 to 005, 009")]
    [InlineData("VDI-001 VDI-001", "VDI-001")]
    [InlineData("LAB-01 LAB-02 LAB-03 VDI-001", "LAB-01 to 03, VDI-001")]
    [InlineData("VDI-99 VDI-100 VDI-101 VDI-102", "VDI-99, VDI-100 to 102")]
    [InlineData("Image Office", "Image, Office")]
    [InlineData("7 8 9", "7 to 9")]
    [InlineData("A99999999999999999999999999 A1", "A1, A99999999999999999999999999")]
    public void Names_whose_numbers_follow_each_other_are_one_range(string names, string folded) =>
        Assert.Equal(folded, NameRanges.Fold(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
