using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Runs;
using Xunit;

namespace Portal.Tests.Features;

public sealed class ConditionsTests
{
    [Theory]
    [InlineData(MachineState.Ready, null, Condition.Healthy)]
    [InlineData(MachineState.Ordered, null, Condition.Waiting)]
    [InlineData(MachineState.Making, null, Condition.Waiting)]
    [InlineData(MachineState.Removing, null, Condition.Waiting)]
    [InlineData(MachineState.Removed, null, Condition.Done)]
    [InlineData(MachineState.Ordered, ItemState.Held, Condition.Waiting)]
    [InlineData(MachineState.Ready, ItemState.Waiting, Condition.Waiting)]
    [InlineData(MachineState.Making, ItemState.AtWork, Condition.Working)]
    [InlineData(MachineState.Ready, ItemState.AtWork, Condition.Working)]
    [InlineData(MachineState.Making, ItemState.Failed, Condition.NeedsYou)]
    [InlineData(MachineState.Ordered, ItemState.Blocked, Condition.NeedsYou)]
    [InlineData(MachineState.Making, ItemState.Cancelled, Condition.Cancelled)]
    public void A_machine_stands_as_the_order_that_holds_it_does_and_else_as_its_state_says(MachineState state, ItemState? held, Condition expected) =>
        Assert.Equal(expected, Conditions.Of(state, held));

    [Theory]
    [InlineData(RunState.Preparing, "", Condition.Waiting)]
    [InlineData(RunState.Open, "Waiting", Condition.Waiting)]
    [InlineData(RunState.Open, "Waiting AtWork Failed", Condition.Working)]
    [InlineData(RunState.Finished, "Done", Condition.Done)]
    [InlineData(RunState.Finished, "", Condition.Done)]
    [InlineData(RunState.Finished, "Done Failed", Condition.NeedsYou)]
    [InlineData(RunState.Finished, "Done Blocked Cancelled", Condition.NeedsYou)]
    [InlineData(RunState.Finished, "Done Cancelled", Condition.Cancelled)]
    [InlineData(RunState.Finished, "Undone", Condition.Cancelled)]
    [InlineData(RunState.Finished, "Done Undone", Condition.Done)]
    public void A_run_stands_as_what_its_items_ask_for_first(RunState state, string items, Condition expected) =>
        Assert.Equal(expected, Conditions.Of(state, items.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(Enum.Parse<ItemState>, _ => 1)));

    [Theory]
    [InlineData("Healthy", ImageState.Ready, Condition.Healthy)]
    [InlineData("Healthy Waiting", ImageState.Ready, Condition.Waiting)]
    [InlineData("Healthy Waiting Working", ImageState.Ready, Condition.Working)]
    [InlineData("Healthy Working NeedsYou", ImageState.Ready, Condition.NeedsYou)]
    [InlineData("Healthy Cancelled", ImageState.Ready, Condition.Cancelled)]
    [InlineData("", ImageState.Consolidating, Condition.Working)]
    [InlineData("", ImageState.Planned, Condition.Waiting)]
    [InlineData("", null, Condition.Healthy)]
    public void A_catalog_stands_as_what_its_machines_and_its_image_ask_for_first(string machines, ImageState? image, Condition expected) =>
        Assert.Equal(expected, Conditions.Of(machines.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(Enum.Parse<Condition>, _ => 1), image));

    [Theory]
    [InlineData(ItemState.Waiting, Condition.Waiting)]
    [InlineData(ItemState.Held, Condition.Waiting)]
    [InlineData(ItemState.AtWork, Condition.Working)]
    [InlineData(ItemState.Failed, Condition.NeedsYou)]
    [InlineData(ItemState.Blocked, Condition.NeedsYou)]
    [InlineData(ItemState.Done, Condition.Done)]
    [InlineData(ItemState.Cancelled, Condition.Cancelled)]
    [InlineData(ItemState.Undone, Condition.Cancelled)]
    public void An_item_stands_as_its_state_says(ItemState state, Condition expected) => Assert.Equal(expected, Conditions.Of(state));
}
