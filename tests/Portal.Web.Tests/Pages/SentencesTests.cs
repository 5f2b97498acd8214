using Portal.Web.Components.Parts;
using Xunit;

namespace Portal.Web.Tests.Pages;

public sealed class SentencesTests
{
    [Theory]
    [InlineData(@"hv02 refused creating C:\Try\image-1.vhdx: the volume is full. Creating 'C:\Try\1.partial.vhdx' failed.", @"hv02 refused creating C:\Try\image-1.vhdx: the volume is full.", @"Creating 'C:\Try\1.partial.vhdx' failed.")]
    [InlineData("It took 1.5 s. 3 are left.", "It took 1.5 s. 3 are left.", null)]
    [InlineData("No dot", "No dot", null)]
    [InlineData("", "", null)]
    [InlineData(null, null, null)]
    public void A_row_shows_the_first_sentence_and_folds_the_rest(string? text, string? first, string? rest)
    {
        Assert.Equal(first, Sentences.First(text));
        Assert.Equal(rest, Sentences.Rest(text));
    }
}
