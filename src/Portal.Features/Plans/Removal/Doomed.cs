using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>A machine or an image that is to be gone, as the steps see it that take it away.</summary>
/// <param name="Id">Of the machine or image.</param>
/// <param name="Name">For people.</param>
/// <param name="Connection">Where.</param>
/// <param name="Since">When its end was ordered: nothing new of it was begun after that.</param>
/// <param name="Belongings">All that the ledger has of it.</param>
public sealed record Doomed(Guid Id, string Name, Guid Connection, DateTimeOffset Since, IReadOnlyList<Belonging> Belongings)
{
    /// <summary>What may be there.</summary>
    internal IReadOnlyList<Thing> Left => [.. Belongings.Where(each => each.State != ThingState.Removed).Select(each => each.Thing)];

    /// <summary>All of it, also what was seen to be gone: something may have come late.</summary>
    internal IReadOnlyList<Thing> All => [.. Belongings.Select(each => each.Thing)];
}
