using System.Management.Automation.Runspaces;
using Portal.Domain.Connections;
using Portal.HyperV.Transports;
using Xunit;

namespace Portal.HyperV.Tests.Sessions;

public sealed class WSManTests
{
    [Theory]
    [InlineData("Default", AuthenticationMechanism.Default)]
    [InlineData("Kerberos", AuthenticationMechanism.Kerberos)]
    [InlineData("Negotiate", AuthenticationMechanism.Negotiate)]
    [InlineData("CredSSP", AuthenticationMechanism.Credssp)]
    [InlineData("CredSsp", AuthenticationMechanism.Credssp)]
    public void Every_way_to_prove_who_we_are_has_a_name(string name, AuthenticationMechanism mechanism) => Assert.Equal(mechanism, WSManTransport.Mechanism(name));

    [Theory]
    [InlineData(Transport.WSMan, AuthenticationMechanism.Kerberos, false)]
    [InlineData(Transport.WSManCredSsp, AuthenticationMechanism.Credssp, false)]
    [InlineData(Transport.WSManNegotiate, AuthenticationMechanism.Negotiate, false)]
    [InlineData(Transport.WSManHttps, AuthenticationMechanism.Kerberos, true)]
    public void Each_connection_has_its_own_way(Transport transport, AuthenticationMechanism mechanism, bool https) =>
        Assert.Equal((mechanism, https), WSManTransport.Way(transport, new HyperVOptions()));

    [Fact]
    public void The_portals_settings_hold_where_the_connection_says_nothing() =>
        Assert.Equal((AuthenticationMechanism.Negotiate, true), WSManTransport.Way(Transport.WSMan, new HyperVOptions { WSManAuthentication = "Negotiate", WSManUseSsl = true }));
}
