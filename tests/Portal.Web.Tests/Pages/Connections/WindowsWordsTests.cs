using Portal.Web.Pages.Connections;
using Xunit;

namespace Portal.Web.Tests.Pages.Connections;

public sealed class WindowsWordsTests
{
    [Theory]
    [InlineData("6.1.7601", "Server 2008 R2 SP1 (6.1.7601)")]
    [InlineData("6.3.9600", "Server 2012 R2 (6.3.9600)")]
    [InlineData("10.0.26100", "Server 2025 (10.0.26100)")]
    [InlineData("10.0.1", "10.0.1")]
    public void A_release_is_called_as_people_do_and_one_that_nobody_knows_by_its_number(string version, string words) => Assert.Equal(words, WindowsWords.Of(version));
}
