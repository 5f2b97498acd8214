namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The account has full rights on each share, on the share itself and in NTFS.</summary>
public sealed class AccountHoldsShares : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "share-account";

    /// <inheritdoc />
    public string Title => "The account has full rights on each share";

    /// <inheritdoc />
    public string Why => "Disks are made, renamed and deleted there as the account. Rights on the share and in NTFS both hold: the lesser of them counts.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("VMM user credentials must include full read write access to the SMB storage.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var account = evidence.Settings.Account;
        var groups = evidence.Seen.Select(host => host.Look.Groups).FirstOrDefault() ?? [];
        foreach (var share in ShareRights.Of(evidence))
        {
            yield return share.OnShare.Answer is { } shared
                ? Judge(share.Path, Grant.OfAccount(shared, account, groups), account, "the share", Onto.Share(share.Path, account))
                : Finding.Unknown(share.Path, share.OnShare.Gap!);
            yield return share.OnFolder.Answer is { } inFolder
                ? Judge(share.Folder, Grant.OfAccount(inFolder, account, groups), account, "NTFS", Onto.Folder(share.Folder, account))
                : Finding.Unknown(share.Folder, share.OnFolder.Gap!);
        }
    }

    private static Finding Judge(string about, Grant grant, string account, string where, string remedy) => grant.Kind switch
    {
        GrantKind.Full => Finding.Passed(about, $"{account} has full rights in {where} ({grant.By})."),
        GrantKind.Perhaps => Finding.Unknown(about, new($"{account} is not named in the rights of {where}; perhaps it is in {grant.By} of the file server.",
            $"Look whether it is, and accept this with a note; or name it. {remedy}")),
        GrantKind.Denied => Finding.Failed(about, $"{where} denies {account} something, by the entry of {grant.By}.", $"Remove that entry. {remedy}"),
        GrantKind.Read => Finding.Failed(about, $"{account} may read there, and not write: {where} gives {grant.By}.", remedy),
        GrantKind.Less => Finding.Failed(about, $"{account} has less than full rights: {where} gives {grant.By}.", remedy),
        _ => Finding.Failed(about, $"{account} is missing in the rights of {where}.", remedy),
    };
}
