using Portal.Domain.Hosts;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>VMM lists storage to the account. To a delegated administrator it does not: that is said, and the folder is proved instead.</summary>
public sealed class VmmListsStorage : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-storage";

    /// <inheritdoc />
    public string Title => "VMM lists its storage to the account";

    /// <inheritdoc />
    public string Why => "Storage that is not listed can be mistyped, or be gone, and nobody is told.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "If this account only has the delegated administrator role in VMM, the storage data is not listed in Studio during the host creation process.");

    /// <inheritdoc />
    public bool IsRequired => false;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Survey.Vmm is not { } vmm) yield break;
        var account = evidence.Settings.Account;
        if (vmm.Offer.Answer is not { } offer) yield return Finding.Unknown(account, vmm.Offer.Gap!);
        else if (offer.StorageHidden || vmm.Facts.Answer?.Profile == VmmProfiles.Delegated)
        {
            yield return Finding.Warning(account, "It is a delegated administrator of VMM only: VMM lists no storage to it.",
                "Type the storage folder in: each host proves it by making a small disk there. Or make the account an administrator of VMM.");
        }
        else yield return Finding.Passed(account, FormattableString.Invariant($"VMM lists {offer.Storages.Count} storages to it."));
    }
}
