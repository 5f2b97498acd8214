using System.Collections.Concurrent;

namespace Portal.Runs.Engine;

/// <summary>What this process holds, claim by claim.</summary>
internal sealed class Hands
{
    private readonly ConcurrentDictionary<(Guid Item, Fence Fence), bool> _claims = [];

    public int Count => _claims.Count;

    public void Take(Claim claim) => _claims[(claim.Item, claim.Fence)] = true;

    public void LetGo(Claim claim) => _claims.TryRemove((claim.Item, claim.Fence), out _);

    public HashSet<(Guid Item, Fence Fence)> Claims => [.. _claims.Keys];
}
