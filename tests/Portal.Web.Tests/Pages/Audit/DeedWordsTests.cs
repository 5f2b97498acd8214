using Portal.Web.Pages.Audit;
using Xunit;

namespace Portal.Web.Tests.Pages.Audit;

public sealed class DeedWordsTests
{
    [Theory]
    [InlineData("anna", "restart-machines", "VDI-001", "anna asked to restart VDI-001.")]
    [InlineData("anna", "sign-in", "anna", "anna asked to sign in.")]
    [InlineData("ben", "CreateCatalog", "ben", "ben asked to use CreateCatalog.")]
    [InlineData("ben", "new-deed", "Office", "ben asked to use new-deed on Office.")]
    public void Each_deed_is_a_sentence(string who, string what, string subject, string sentence) => Assert.Equal(sentence, $"{who} asked to {DeedWords.Of(who, what, subject)}.");

    [Theory]
    [InlineData("restart-machines.", "Restart.")]
    [InlineData("restart-machines: refused. machines 'VDI-001': It is off.", "Restart: refused. machines 'VDI-001': It is off.")]
    [InlineData("something.", "something.")]
    public void A_line_of_a_timeline_begins_with_words(string line, string words) => Assert.Equal(words, DeedWords.Line(line));
}
