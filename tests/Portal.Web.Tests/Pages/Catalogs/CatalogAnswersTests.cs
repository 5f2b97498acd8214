using Portal.Domain.Catalogs;
using Portal.Web.Pages.Catalogs.Creating;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class CatalogAnswersTests
{
    [Theory]
    [InlineData("2", 2L << 30)]
    [InlineData(" 0.5 ", 512L << 20)]
    [InlineData("1024", 1L << 40)]
    [InlineData("2,5", null)]
    [InlineData("-1", null)]
    [InlineData("1e9", null)]
    [InlineData("99999999999999999999999999999999", null)]
    [InlineData("", null)]
    public void Memory_is_typed_in_GiB(string typed, long? bytes) => Assert.Equal(bytes, new CatalogAnswers { Memory = typed }.MemoryBytes);

    [Theory]
    [InlineData("50", 50)]
    [InlineData("+50", null)]
    [InlineData("5 0", null)]
    [InlineData("99999999999", null)]
    [InlineData(null, null)]
    public void A_count_is_a_whole_number(string? typed, int? count) => Assert.Equal(count, new CatalogAnswers { Machines = typed }.Count);

    [Fact]
    public void Half_an_answer_comes_back_as_it_was_typed()
    {
        var answers = new CatalogAnswers { Machines = "5x", Name = "<b>'\"`$()" };

        Assert.Equal(answers, CatalogAnswers.Of(answers.ToJson()));
    }

    [Fact]
    public void A_draft_from_before_there_was_a_checklist_opens_and_confirms_nothing()
    {
        var answers = CatalogAnswers.Of("""{"MasterName":"debian-12","Machines":"3"}""");

        Assert.Equal(("debian-12", "3", MasterChecks.None), (answers.MasterName, answers.Machines, answers.Confirmed));
    }

    [Fact]
    public void What_is_no_draft_is_an_empty_one() => Assert.True(CatalogAnswers.Of("{ half").IsEmpty);
}
