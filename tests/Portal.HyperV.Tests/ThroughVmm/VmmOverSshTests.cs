using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Transports;
using Xunit;

namespace Portal.HyperV.Tests.ThroughVmm;

public sealed class VmmOverSshTests
{
    private const string Machine = "console01.lab.example";

    [Fact]
    public void VMM_over_SSH_is_refused_where_no_Windows_PowerShell_is_set_up() => AssertRefused(new(), "secret word", "PowerShell 7");

    [Fact]
    public void VMM_over_SSH_is_refused_with_a_key_alone() => AssertRefused(new() { SshWindowsPowerShell = "windowspowershell" }, "", "key");

    [Fact]
    public void Only_sessions_to_VMMs_machine_are_Windows_PowerShell()
    {
        using var transports = new AllTransports(new() { SshWindowsPowerShell = "windowspowershell" });
        var way = transports.To(Access("secret word"));

        Assert.Equal("windowspowershell", ((SshTransport)way(Machine)).Command().ArgumentList[^1]);
        Assert.Equal("powershell", ((SshTransport)way("hv01.lab.example")).Command().ArgumentList[^1]);
    }

    private static void AssertRefused(HyperVOptions options, string password, string why)
    {
        using var transports = new AllTransports(options);

        var no = Assert.Throws<HostException>(() => transports.To(Access(password)));

        Assert.Equal((HostFault.Unsupported, Machine), (no.Fault, no.Host));
        Assert.Contains(why, no.Message, StringComparison.Ordinal);
        Assert.NotEmpty(no.Remedy);
        Assert.DoesNotContain("secret word", no.ToString(), StringComparison.Ordinal);
    }

    private static ConnectionAccess Access(string password) => new(
        Guid.NewGuid(), "VMM", "cluster01.lab.example", Transport.Ssh, @"LAB\portal", new Secret(password), @"C:\Portal", @"C:\Staging", 4) { Vmm = new("vmm01.lab.example", Machine) };
}
