using Portal.Data.Runs;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary>A machine as it stands.</summary>
/// <param name="Id">Also its stamp.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Since">Since when: of the order that holds it where there is one, else of its state.</param>
/// <param name="Why">Why: of the order that holds it where there is one, else of its state.</param>
/// <param name="Advice">What a person can do about it.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
/// <param name="ImageNumber">The version of the catalog that it hangs on.</param>
/// <param name="Host">FQDN of its host, as last seen.</param>
/// <param name="VmId">The host's id of the VM, once it is made.</param>
/// <param name="Mac">"00155D800001"; null once it is removed.</param>
/// <param name="DiskPath">The difference disk.</param>
/// <param name="IdentityPath">The identity disk.</param>
/// <param name="ImagePath">What the difference disk hangs on.</param>
/// <param name="Order">The order that holds it; null when none does.</param>
/// <param name="Steps">Everything that was run of it, oldest first; empty unless asked for.</param>
public sealed record MachineView(
    Guid Id, string Name, MachineState State, Condition Condition, DateTimeOffset Since, string? Why, string? Advice, Guid CatalogId, string? Catalog,
    int ImageNumber, string Host, Guid? VmId, string? Mac, string DiskPath, string IdentityPath, string ImagePath, MachineOrderView? Order,
    IReadOnlyList<StepTime> Steps);

/// <summary>The order that holds a machine.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Title">Of the run.</param>
/// <param name="State">Where the machine's item stands in it.</param>
/// <param name="Step">Key of its step.</param>
public sealed record MachineOrderView(Guid Run, string Title, ItemState State, string Step);

/// <summary>One run of one step.</summary>
/// <param name="Step">Its key.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Started">When.</param>
/// <param name="Took">How long.</param>
/// <param name="End">What came of it.</param>
public sealed record StepTime(string Step, int Attempt, DateTimeOffset Started, TimeSpan Took, StepEnd End);
