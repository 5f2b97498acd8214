using Portal.Domain.Hosts;
using Portal.Web.Commands;
using Portal.Web.EmbeddedLab;
using Xunit;

namespace Portal.Web.Tests.Commands;

public sealed class SurpriseTests
{
    public static TheoryData<Exception, string> Surprises => new()
    {
        { new IOException("No space left on device", 28), "--data './try': The disk is full." },
        { new IOException("There is not enough space on the disk.", unchecked((int)0x80070070)), "--data './try': The disk is full." },
        { new UnauthorizedAccessException("Access to the path is denied."), "--data './try': UnauthorizedAccessException: Access to the path is denied. Give this account the right" },
        { new LabException("/lab", "It ended before it answered.", "Look into its log."), "lab '/lab': It ended before it answered. Look into its log." },
        { new HostException(HostFault.Denied, "hv01.lab.example", "The password is wrong.", "Correct it."), "hv01.lab.example '': The password is wrong. Correct it." },
        { new InvalidOperationException("Sequence contains no elements"), "--data './try': InvalidOperationException: Sequence contains no elements Nobody foresaw this." },
        { new InvalidOperationException("Cannot log in with Password=open-sesame;"), "Password=***" },
    };

    [Theory]
    [MemberData(nameof(Surprises), DisableDiscoveryEnumeration = true)]
    public void A_surprise_is_one_sentence_with_field_value_rule_and_remedy(Exception surprise, string says)
    {
        var sentence = Surprise.Of("--data", "./try", surprise).ToString();

        Assert.Contains(says, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }
}
