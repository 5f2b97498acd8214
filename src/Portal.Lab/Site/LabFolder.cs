namespace Portal.Lab.Site;

/// <summary>Where everything of a lab lies.</summary>
/// <param name="root">Full path of its folder.</param>
internal sealed class LabFolder(string root)
{
    public string Root { get; } = root;

    public string Site => Path.Combine(Root, "site.json");

    public string Account => Path.Combine(Root, "account.json");

    public string State => Path.Combine(Root, "state");

    public string Lock => Path.Combine(Root, "lab.lock");

    public string Masters => Path.Combine(State, "masters");

    public string Vmm => Path.Combine(State, "vmm");

    public string Drive(string host, string letter) => Path.Combine(Root, "hosts", host, letter);

    public string ClusterVolumes => Path.Combine(Root, "csv");

    public string ClusterVolume(string name) => Path.Combine(Root, "csv", name);

    public string Share(string server, string name) => Path.Combine(Root, "shares", server, name);

    public string Machines(string host) => Path.Combine(State, "hosts", host, "machines");

    public string Faults(string host) => Path.Combine(State, "hosts", host, "faults.json");
}
