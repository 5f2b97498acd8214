using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Machines;
using Portal.Runs;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class MachineActionsTests
{
    [Theory]
    [InlineData(PowerState.Off, "Start")]
    [InlineData(PowerState.Running, "ShutDown Restart TurnOff")]
    [InlineData(PowerState.Saved, "Start TurnOff")]
    [InlineData(PowerState.Paused, "Start TurnOff")]
    [InlineData(PowerState.Unknown, "Start ShutDown Restart TurnOff")]
    public void What_makes_sense_is_allowed_and_the_rest_says_why_not(PowerState power, string allowed)
    {
        var actions = MachineActions.Of(MachineState.Ready, order: null, power);

        Assert.Equal(4, actions.Count);
        Assert.Equal(allowed, string.Join(' ', actions.Where(action => action.IsAllowed).Select(action => action.Action)));
        Assert.All(actions.Where(action => !action.IsAllowed), action => Assert.StartsWith("It is ", action.Because, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MachineState.Ordered, "It is not made yet.")]
    [InlineData(MachineState.Making, "It is not made yet.")]
    [InlineData(MachineState.Removing, "It is being removed.")]
    [InlineData(MachineState.Removed, "It was removed.")]
    public void Of_a_machine_that_is_not_ready_nothing_is_allowed(MachineState state, string because) =>
        Assert.All(MachineActions.Of(state, order: null, PowerState.Unknown), action => Assert.Equal(because, action.Because));

    [Theory]
    [InlineData(ItemState.AtWork, "It is held by the run 'Restart VDI-001'.")]
    [InlineData(ItemState.Waiting, "It is held by the run 'Restart VDI-001'.")]
    [InlineData(ItemState.Failed, "The run 'Restart VDI-001' got stuck with it.")]
    [InlineData(ItemState.Cancelled, "The run 'Restart VDI-001' got stuck with it.")]
    public void Of_a_machine_that_an_order_holds_nothing_is_allowed(ItemState item, string because) =>
        Assert.All(MachineActions.Of(MachineState.Ready, new(Guid.NewGuid(), "Restart VDI-001", item, "shut-down"), PowerState.Running), action => Assert.Equal(because, action.Because));
}
