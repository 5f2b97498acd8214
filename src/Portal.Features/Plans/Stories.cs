using Portal.Features.Machines;
using Portal.Features.Plans.Catalogs;
using Portal.Features.Plans.Images;
using Portal.Features.Plans.Machines;
using Portal.Features.Plans.Power;
using Portal.Features.Plans.Removal;
using Portal.Runs;

namespace Portal.Features.Plans;

/// <summary>Everything the portal does to one thing, from top to bottom. A changed plan gets a new version, and the old one stays until no run is on it.</summary>
public static class Stories
{
    /// <summary>Key of the step that waits until a guest is off; how long it did is told by its rows.</summary>
    internal const string AwaitOff = "await-off";

    /// <summary>What hosts refuse for a while: a disk that a job still writes, a file that a backup reads.</summary>
    private static readonly Retry WhileInUse = Retry.Times(12, every: TimeSpan.FromSeconds(5));

    /// <summary>How an image is taken.</summary>
    public static Plan NewImage { get; } = Plan.For<NewImage>("new-image", version: 1)
        .Then<Consolidate>("consolidate", WhileInUse)
        .Then<CheckImage>("ready");

    /// <summary>How one machine comes to life.</summary>
    public static Plan NewMachine { get; } = Plan.For<NewMachine>("new-machine", version: 1)
        .Then<CreateDifferenceDisk>("difference-disk")
        .Then<UploadIdentityDisk>("identity-disk")
        .Then<CreateVirtualMachine>("virtual-machine")
        .Then<HandOver>("hand-over");

    /// <summary>How a machine goes.</summary>
    public static Plan RemoveMachine { get; } = Plan.For<Doomed>("remove-machine", version: 1)
        .Then<DeleteVirtualMachine>("virtual-machine")
        .Then<DeleteFiles>("disks", WhileInUse)
        .Then<ForgetMachine>("forget");

    /// <summary>How a catalog goes, beside its machines.</summary>
    public static Plan RemoveCatalog { get; } = Plan.For<DoomedCatalog>("remove-catalog", version: 1)
        .Then<AwaitMachines>("machines")
        .Then<DeleteImages>("images", WhileInUse)
        .Then<ForgetCatalog>("forget");

    /// <summary>How a machine that did not come to life is taken back, whatever was made of it and whatever still comes.</summary>
    public static Plan UndoMachine { get; } = Plan.For<Doomed>("undo-machine", version: 1)
        .Then<DeleteVirtualMachine>("virtual-machine")
        .Then<DeleteFiles>("disks", WhileInUse)
        .Then<AwaitLateArrivals>("late-arrivals")
        .Then<LookAgain>("look-again", WhileInUse)
        .Then<ForgetMachine>("forget");

    /// <summary>How an image that did not get whole is taken back, after the machines that waited for it.</summary>
    public static Plan UndoImage { get; } = Plan.For<Doomed>("undo-image", version: 1)
        .Then<AwaitMachinesOfImage>("machines")
        .Then<DeleteFiles>("disks", WhileInUse)
        .Then<AwaitLateArrivals>("late-arrivals")
        .Then<LookAgain>("look-again", WhileInUse)
        .Then<ForgetImage>("forget");

    /// <summary>How a machine is started.</summary>
    public static Plan StartMachine { get; } = Plan.For<PoweredMachine>("start-machine", version: 1)
        .Then<Power.StartMachine>("start");

    /// <summary>How a machine is shut down.</summary>
    public static Plan ShutDownMachine { get; } = Plan.For<PoweredMachine>("shut-down-machine", version: 1)
        .Then<Power.ShutDownMachine>("shut-down")
        .Then<Power.AwaitOff>(AwaitOff);

    /// <summary>How a machine is restarted: its guest shuts down by itself, or not at all.</summary>
    public static Plan RestartMachine { get; } = Plan.For<PoweredMachine>("restart-machine", version: 1)
        .Then<Power.ShutDownMachine>("shut-down")
        .Then<Power.AwaitOff>(AwaitOff)
        .Then<Power.StartMachine>("start");

    /// <summary>How a machine is turned off.</summary>
    public static Plan TurnOffMachine { get; } = Plan.For<PoweredMachine>("turn-off-machine", version: 1)
        .Then<Power.TurnOffMachine>("turn-off");

    /// <summary>How a machine is let go with which an order of power got stuck.</summary>
    public static Plan ReleaseMachine { get; } = Plan.For<PoweredMachine>("release-machine", version: 1)
        .Then<Release>("release");

    /// <summary>All that this node knows.</summary>
    public static PlanBook Book { get; } = new(
        NewImage, NewMachine, RemoveMachine, RemoveCatalog, UndoMachine, UndoImage, StartMachine, ShutDownMachine, RestartMachine, TurnOffMachine, ReleaseMachine);

    /// <summary>What is done to one machine.</summary>
    internal static Plan Of(PowerAction action) => action switch
    {
        PowerAction.Start => StartMachine,
        PowerAction.ShutDown => ShutDownMachine,
        PowerAction.Restart => RestartMachine,
        _ => TurnOffMachine,
    };
}
