namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Every host reaches every storage folder of the connection.</summary>
public sealed class StorageIsReached : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "storage-reached";

    /// <inheritdoc />
    public string Title => "Every host reaches the storage";

    /// <inheritdoc />
    public string Why => "Machines move, and start only where their disks are within reach.";

    /// <inheritdoc />
    public Source Source { get; } = new("CSV and SMB paths must be reachable from every node", "base-same-volume (host_behaviour.json)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        foreach (var host in evidence.Survey.Hosts)
        {
            foreach (var folder in host.Folders)
            {
                yield return folder.Facts.Gap is { } gap
                    ? Finding.Failed(host.Name, $"{folder.Folder} is out of its reach: {gap.Why}", gap.Remedy)
                    : Finding.Passed(host.Name, $"It reaches {folder.Folder}.");
            }
        }
    }
}
