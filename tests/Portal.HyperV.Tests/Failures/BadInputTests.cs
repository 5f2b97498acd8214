using System.Management.Automation.Remoting;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Xunit;
using static Portal.Domain.Hosts.HostFault;

namespace Portal.HyperV.Tests.Failures;

/// <summary>What people type wrong, or find unprepared, as Windows tells of it while a session opens: each has its own words.</summary>
public sealed class BadInputTests
{
    private const string Host = "hv01.lab.example";

    /// <summary>Code as WinRM gives it, kind, cause, remedy.</summary>
    public static TheoryData<uint, HostFault, string, string> Cases => new()
    {
        { 0x80072EE7, Silent, "name does not resolve", "DNS" },
        { 12007, Silent, "name does not resolve", "DNS" },
        { 0x80338126, Silent, "does not answer", "WinRM" },
        { 1326, Denied, "user name or password is wrong", "password of the connection" },
        { 0x8009030C, Denied, "the sign-in was refused", "locked, expired or in Protected Users" },
        { 1909, Denied, "the account is locked", "Unlock" },
        { 0xC0000234, Denied, "the account is locked", "Unlock" },
        { 1793, Denied, "the account has expired", "another date" },
        { 0xC0000193, Denied, "the account has expired", "another date" },
        { 1330, Denied, "the password has expired", "new password" },
        { 1331, Denied, "the account is disabled", "Enable" },
        { 1327, Denied, "the account may not sign in this way", "Protected Users" },
        { 0xC000006E, Denied, "the account may not sign in this way", "Protected Users" },
        { 0x80090322, Denied, "not who its name says", "setspn" },
        { 0x80090303, Denied, "no service principal name", "setspn -S WSMAN/" },
        { 0x80090311, Denied, "no domain controller", "clock" },
        { 12175, Denied, "certificate is not trusted", "issuer" },
        { 0x80072F8F, Denied, "certificate is not trusted", "issuer" },
        { 0x803381A3, Denied, "CredSSP is not allowed for this name", "FQDN" },
        { 0x803381A4, Denied, "CredSSP is not allowed without Kerberos", "Kerberos" },
        { 0x803381A5, Busy, "too many shells", "close sessions" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_has_its_own_cause_and_remedy(uint code, HostFault fault, string cause, string remedy)
    {
        var no = Losses.DuringOpen(Host, new PSRemotingTransportException("WinRM said something long.") { ErrorCode = unchecked((int)code) });

        Assert.Equal((fault, Host), (no.Fault, no.Host));
        Assert.Contains(cause, no.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, no.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_in_the_words_alone_is_understood_too() =>
        Assert.Contains("the account is locked", Losses.DuringOpen(Host, new PSRemotingTransportException("The following error occurred: 0xC0000234.")).Message, StringComparison.Ordinal);

    [Fact]
    public void No_two_cases_say_the_same_of_different_things()
    {
        var words = Cases.Select(row => row.Data).GroupBy(row => row.Item3, StringComparer.Ordinal);

        Assert.All(words, alike => Assert.Single(alike.Select(row => row.Item4).Distinct()));
    }

    [Fact]
    public void An_unknown_host_key_of_SSH_is_told_as_such()
    {
        var no = SshFailures.Translate(Host, "Host key verification failed.");

        Assert.Equal(Denied, no!.Fault);
        Assert.Contains("host key is not the known one", no.Message, StringComparison.Ordinal);
        Assert.Contains("ssh-keyscan", no.Remedy, StringComparison.Ordinal);
    }
}
