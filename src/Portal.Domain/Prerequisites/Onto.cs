namespace Portal.Domain.Prerequisites;

/// <summary>The commands that give somebody rights on a share.</summary>
internal static class Onto
{
    /// <summary>On the share itself, at its file server.</summary>
    public static string Share(string share, string account) =>
        $"On {Server(share)}: Grant-SmbShareAccess -Name '{Name(share)}' -AccountName '{account}' -AccessRight Full -Force.";

    /// <summary>In NTFS, for all that is below.</summary>
    public static string Folder(string folder, string account) => $"icacls \"{folder}\" /grant \"{account}:(OI)(CI)F\"";

    private static string Server(string share) => share.TrimStart('\\').Split('\\')[0];

    private static string Name(string share) => share.TrimStart('\\').Split('\\') is [_, var name, ..] ? name : share;
}
