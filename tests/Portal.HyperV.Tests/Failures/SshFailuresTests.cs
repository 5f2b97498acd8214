using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Xunit;

namespace Portal.HyperV.Tests.Failures;

public sealed class SshFailuresTests
{
    [Theory]
    [InlineData("ssh: connect to host hv01 port 22: Connection refused", HostFault.Silent)]
    [InlineData("ssh: connect to host hv01 port 22: Connection timed out", HostFault.Silent)]
    [InlineData("ssh: connect to host hv01 port 22: No route to host", HostFault.Silent)]
    [InlineData("ssh: connect to host hv01 port 22: Network is unreachable", HostFault.Silent)]
    [InlineData("ssh: Could not resolve hostname hv01: Name or service not known", HostFault.Silent)]
    [InlineData("Timeout, server hv01 not responding.", HostFault.Silent)]
    [InlineData("kex_exchange_identification: Connection closed by remote host", HostFault.Silent)]
    [InlineData("kex_exchange_identification: read: Connection reset by peer", HostFault.Silent)]
    [InlineData("portal@hv01: Permission denied (publickey,password).", HostFault.Denied)]
    [InlineData("Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures", HostFault.Denied)]
    [InlineData("Host key verification failed.", HostFault.Denied)]
    [InlineData("subsystem request failed on channel 0", HostFault.Unsupported)]
    public void The_last_words_of_ssh_are_understood(string words, HostFault fault)
    {
        var no = SshFailures.Translate("hv01.lab.example", words);

        Assert.Equal(fault, no?.Fault);
        Assert.Contains(words, no!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_nobody_knows_are_not_guessed_at() => Assert.Null(SshFailures.Translate("hv01.lab.example", "ssh ended with code 1."));
}
