using Portal.Domain.Connections;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>By SSH, shares need a password: a key gives the host nothing to go on with.</summary>
public sealed class PasswordForShares : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "ssh-password";

    /// <inheritdoc />
    public string Title => "SSH signs in with a password where storage is a share";

    /// <inheritdoc />
    public string Why => "A session by key has no credentials that the host could show to a file server.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "Storage virtual disk operations during VM life cycle events are performed through the Hyper-V server using the VMM user credentials.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "password";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings is not { Transport: Transport.Ssh, StorageKind: StorageKind.Smb } settings) yield break;
        yield return settings.HasPassword
            ? Finding.Passed(settings.Account, "It signs in with its password.")
            : Finding.Failed(settings.Account, "It signs in by key, and the storage is a share.", "Give the account's password, choose another transport, or storage that is no share.");
    }
}
