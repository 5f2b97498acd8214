namespace Portal.Runs;

/// <summary>One subject of an order.</summary>
/// <param name="Id">Chosen by the caller, so that it can repeat.</param>
/// <param name="Title">What people call it: "VDI-001".</param>
/// <param name="Plan">What is done to it.</param>
/// <param name="Subject">Whom the plan is about; held by at most one unfinished item.</param>
/// <param name="Gates">Gates of the plan's first step.</param>
/// <param name="After">An item of the same run that must be done first.</param>
/// <param name="Facts">Records of Domain to write in the same transaction.</param>
public sealed record NewItem(
    Guid Id, string Title, Plan Plan, Guid Subject, IReadOnlyList<string> Gates, Guid? After, IReadOnlyList<object> Facts);
