using System.Management.Automation.Runspaces;
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
}
