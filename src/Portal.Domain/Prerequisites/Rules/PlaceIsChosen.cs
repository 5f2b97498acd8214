namespace Portal.Domain.Prerequisites.Rules;

/// <summary>A cluster or a standalone host is chosen, and it is one that there is.</summary>
public sealed class PlaceIsChosen : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "place";

    /// <inheritdoc />
    public string Title => "A cluster or a standalone host is chosen";

    /// <inheritdoc />
    public string Why => "Machines are made there, and nowhere else. A single node of a cluster would leave the connection blind whenever that node is down.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("Important: Browse for and select a cluster or standalone host even if you are using a single Hyper-V host deployment.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var address = evidence.Settings.Address;
        var offer = evidence.Survey.Vmm?.Offer;
        if (address.Length == 0) yield return Finding.Failed(null, "Nothing is chosen yet.", "Choose one of the clusters and hosts that VMM lists, even if it is the only one.");
        else if (offer?.Gap is { } gap) yield return Finding.Unknown(address, gap);
        else if (offer?.Answer is { } places && !places.Places.Any(place => Names.Same(place.Name, address) || place.Hosts.Contains(address, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Finding.Failed(address, "VMM lists no cluster or host of this name to the account.",
                places.Places.Count == 0 ? "Add a host to VMM, or give the account a role whose host groups hold one." : $"Choose one of {Names.List([.. places.Places.Select(place => place.Name)])}.");
        }
        else if (evidence.Seen.FirstOrDefault(host => host.Look.Cluster is not null).Look?.Cluster is { } cluster)
        {
            yield return Names.Same(cluster, address)
                ? Finding.Passed(address, "It is a cluster.")
                : Finding.Warning(address, $"It is a node of {cluster}. While it is down, the other nodes are out of reach.", $"Choose {cluster} instead.");
        }
        else if (evidence.Seen.Any()) yield return Finding.Passed(address, "It is a standalone host.");
    }
}
