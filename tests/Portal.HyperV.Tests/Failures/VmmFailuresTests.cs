using System.Management.Automation;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Xunit;

namespace Portal.HyperV.Tests.Failures;

public sealed class VmmFailuresTests
{
    private const string Machine = "console01.lab.example";

    public static TheoryData<int> Numbers => [.. VmmFailures.Numbers.Keys];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_of_VMM_is_understood_as_the_errors_id_and_at_the_end_of_its_words(int number)
    {
        var known = VmmFailures.Numbers[number];

        foreach (var no in (HostException[])[Translated("It failed.", $"{number},Microsoft.SystemCenter.VirtualMachineManager.Cmdlets.Some"), Translated($"It failed. (Error ID: {number}, Detailed Error: )", "Strange")])
        {
            Assert.Equal((known.Fault, known.Remedy, Machine), (no.Fault, no.Remedy, no.Host));
            Assert.Contains(known.Meaning, no.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_that_wraps_another_cause_leaves_it_to_the_code_in_its_words() =>
        Assert.Equal(HostFault.Full, Translated("VMM cannot complete the host operation because of the error: the disk is full. (0x80070070) (Error ID: 12700)", "12700").Fault);

    [Fact]
    public void A_number_that_nobody_knows_is_passed_on_in_VMMs_words()
    {
        var no = Translated("The flux is out of order. (Error ID: 99999)", "99999");

        Assert.Equal(HostFault.Refused, no.Fault);
        Assert.Contains("The flux is out of order. (Error ID: 99999)", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_VMM_does_not_reach_is_the_silent_one_and_not_VMMs_machine()
    {
        var no = KnownFailures.Translate(Machine, "starting", new ErrorRecord(new InvalidOperationException("It does not answer."), "Portal.HostSilent,Get-PortalVmmOwnVM", ErrorCategory.ConnectionError, "hv01.lab.example"));

        Assert.Equal((HostFault.Silent, "hv01.lab.example"), (no.Fault, no.Host));
    }

    private static HostException Translated(string words, string id) =>
        KnownFailures.Translate(Machine, "asking", new ErrorRecord(new InvalidOperationException(words), id, ErrorCategory.NotSpecified, null));
}
