using Portal.Web.Components.Parts;
using Xunit;

namespace Portal.Web.Tests.Pages;

public sealed class SentencesTests
{
    [Theory]
    [InlineData(@"hv02 refused creating C:\Try\image-1.vhdx: the volume is full. Creating 'C:\Try\1.partial.vhdx' failed.", @"hv02 refused creating image-1.vhdx: the volume is full.")]
    [InlineData(@"hv02 refused copying C:\Staging\A 1\a.vhdx to C:\Try\a\a-identity.vhdx: the volume is full.", @"hv02 refused copying a.vhdx to a-identity.vhdx: the volume is full.")]
    [InlineData(@"hv02 has no folder C:\Cluster Storage\Portal.", @"hv02 has no folder C:\Cluster Storage\Portal.")]
    [InlineData("It took 1.5 s. 3 are left.", "It took 1.5 s. 3 are left.")]
    [InlineData("No dot", "No dot")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void A_row_shows_the_first_sentence_with_files_by_their_names_and_folds_the_whole(string? text, string? expected)
    {
        Assert.Equal(expected, Sentences.Short(text));
        Assert.Equal(expected == text ? null : text, Sentences.Full(text));
    }
}
