namespace Portal.Runs;

/// <summary>An item in a node's hands.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Run">Its run.</param>
/// <param name="Node">Who holds it.</param>
/// <param name="Fence">The claim's number: a commit with an older one is refused.</param>
/// <param name="Plan">Name of its plan.</param>
/// <param name="Version">Version of its plan.</param>
/// <param name="Step">The cursor: key of the step to run.</param>
/// <param name="Subject">Whom the plan is about.</param>
/// <param name="Attempt">Of this step, 1 for the first. Waiting and closed gates do not count.</param>
/// <param name="Gates">Names of the gates that the claim holds.</param>
/// <param name="CancelAsked">The run was cancelled: end the item before the step.</param>
public sealed record Claim(
    Guid Item, Guid Run, NodeId Node, Fence Fence, string Plan, int Version, string Step, Guid Subject, int Attempt,
    IReadOnlyList<string> Gates, bool CancelAsked);
