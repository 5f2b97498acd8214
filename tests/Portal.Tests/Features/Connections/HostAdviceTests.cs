using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class HostAdviceTests
{
    private static readonly string Gate = Limits.Host(A.Host);

    [Fact]
    public void A_silent_host_closes_its_own_gate()
    {
        var outcome = Explain(HostFault.Silent, A.Claim(Limits.Disk(A.Host), Gate));

        Assert.Equal((Gate, "It said no.", "Ask again."), Assert.IsType<Outcome.Closing>(outcome) is var closing ? (closing.Gate, closing.Reason, closing.Advice) : default);
    }

    [Fact]
    public void A_silent_host_closes_its_gate_whatever_case_it_calls_itself_by() =>
        Assert.Equal(Gate, Assert.IsType<Outcome.Closing>(Explain(HostFault.Silent, A.Claim(Gate), "HV01.lab.example")).Gate);

    [Fact]
    public void Where_all_hosts_are_asked_the_silent_one_closes_the_connections_gate()
    {
        var connection = Limits.Connection(Guid.NewGuid());

        Assert.Equal(connection, Assert.IsType<Outcome.Closing>(Explain(HostFault.Silent, A.Claim(connection))).Gate);
    }

    [Fact]
    public void A_busy_host_is_asked_again() => Assert.IsType<Outcome.Setback>(Explain(HostFault.Busy, A.Claim(Gate)));

    [Theory]
    [InlineData(HostFault.Denied)]
    [InlineData(HostFault.Missing)]
    [InlineData(HostFault.Foreign)]
    [InlineData(HostFault.Full)]
    [InlineData(HostFault.Unsupported)]
    [InlineData(HostFault.Damaged)]
    [InlineData(HostFault.Refused)]
    public void Any_other_no_waits_for_a_person_with_reason_and_remedy(HostFault fault)
    {
        var failure = Assert.IsType<Outcome.Failure>(Explain(fault, A.Claim(Gate)));

        Assert.Equal(("It said no.", "Ask again."), (failure.Reason, failure.Advice));
    }

    [Fact]
    public void What_is_no_hosts_no_is_left_to_the_engine() => Assert.Null(new HostAdvice().Explain(new IOException("x"), A.Claim(Gate)));

    private static Outcome? Explain(HostFault fault, Claim claim, string host = A.Host) =>
        new HostAdvice().Explain(new HostException(fault, host, "It said no.", "Ask again."), claim);
}
