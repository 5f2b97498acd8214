using Portal.Runs.Engine;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Logon failed: password=hunter2; user=anna", "Logon failed: password=***; user=anna")]
    [InlineData("PWD: 'my secret word' is wrong", "PWD: *** is wrong")]
    [InlineData("{\"clientSecret\": \"abc\", \"name\": \"x\"}", "{\"clientSecret\": ***, \"name\": \"x\"}")]
    [InlineData("AccountKey=abc==;EndpointSuffix=x", "AccountKey=***;EndpointSuffix=x")]
    [InlineData("Authorization: Bearer abc.def.ghi failed", "Authorization: Bearer *** failed")]
    [InlineData("api-key: 12345, next", "api-key: ***, next")]
    [InlineData("The token was refused.", "The token was refused.")]
    [InlineData("Two\r\nlines\tand\u0000more", "Two lines and more")]
    public void Messages_are_shown_on_one_line_and_without_what_follows_the_name_of_a_secret(string message, string shown) =>
        Assert.Equal($"IOException: {shown}", Words.Of(new IOException(message)));

    [Fact]
    public void A_single_exception_in_a_wrapper_speaks_for_itself()
    {
        Assert.Equal("IOException: Cut.", Words.Of(new AggregateException(new IOException("Cut."))));
        Assert.StartsWith("AggregateException: ", Words.Of(new AggregateException(new IOException("One."), new IOException("Two."))), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_messages_are_cut_at_a_thousand_characters()
    {
        Assert.Equal(1000, Words.Of(new IOException(new('x', 1000 - "IOException: ".Length))).Length);
        var cut = Words.Of(new IOException(new('x', 1001 - "IOException: ".Length)));
        Assert.Equal((1000, "xx…"), (cut.Length, cut[^3..]));
    }
}
