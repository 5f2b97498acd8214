namespace Portal.Domain.Prerequisites;

/// <summary>Shares of a connection, with who may do what there.</summary>
/// <param name="Path">"\\files.lab.example\vms".</param>
/// <param name="Folder">Of the connection, on it.</param>
/// <param name="OnShare">As the first host saw it that could look.</param>
/// <param name="OnFolder">As the first host saw it that could look.</param>
internal sealed record ShareRights(string Path, string Folder, Asked<AccessList> OnShare, Asked<AccessList> OnFolder)
{
    /// <summary>Of each folder that is on a share. What one host could read is as true for all.</summary>
    public static IEnumerable<ShareRights> Of(Evidence evidence) =>
        from host in evidence.Survey.Hosts
        from folder in host.Folders
        where folder.Share is not null
        group folder by folder.Folder into alike
        let share = First(alike.Select(each => each.OnShare))
        let ntfs = First(alike.Select(each => each.OnFolder))
        where share is not null && ntfs is not null
        select new ShareRights(alike.First().Share!, alike.Key, share, ntfs);

    private static Asked<AccessList>? First(IEnumerable<Asked<AccessList>?> asked)
    {
        Asked<AccessList>? gap = null;
        foreach (var one in asked)
        {
            if (one?.Answer is not null) return one;
            gap ??= one;
        }

        return gap;
    }
}
