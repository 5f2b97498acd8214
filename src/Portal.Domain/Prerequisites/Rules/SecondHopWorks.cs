namespace Portal.Domain.Prerequisites.Rules;

/// <summary>From each host a disk can be made on the storage, read back and deleted, with the account's own credentials.</summary>
public sealed class SecondHopWorks : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "storage-proof";

    /// <inheritdoc />
    public string Title => "A disk can be made on the storage from each host";

    /// <inheritdoc />
    public string Why => "Hyper-V opens the share as the account of the session: that takes credentials which go on from the host, and full read and write at the end of the way.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "VMM user credentials must include full read write access to the SMB storage. Storage virtual disk operations during VM life cycle events are performed through the Hyper-V server using the VMM user credentials.");

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
                if (folder.Proof?.Answer is not null)
                    yield return Finding.Passed(host.Name, $"It made a small disk in {folder.Folder}, read it back and deleted it.");
                else if (folder.Proof?.Gap is { } gap)
                {
                    yield return Ends(folder, host.Look.Answer)
                        ? Finding.Failed(host.Name, $"It could not make a small disk in {folder.Folder}, since the session's credentials end at the host: {gap.Why}",
                            $"Let sessions come by CredSSP (on the host: Enable-WSManCredSSP -Role Server -Force; on the portal: Enable-WSManCredSSP -Role Client -DelegateComputer {host.Name} -Force), or allow the host to delegate to the file server (resource-based constrained delegation).")
                        : Finding.Failed(host.Name, $"It could not make a small disk in {folder.Folder}: {gap.Why}", gap.Remedy);
                }
            }
        }
    }

    // A share asks for credentials that go on; the host says no more than that access is denied.
    private static bool Ends(FolderLook folder, MachineLook? host) => folder.Share is not null
        && (host?.TakesCredSsp is false || (host?.Authentication is { } used && !string.Equals(used, "CredSSP", StringComparison.OrdinalIgnoreCase)));
}
