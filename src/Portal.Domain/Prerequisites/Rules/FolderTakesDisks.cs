namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Storage folders are neither compressed, nor encrypted, nor sparse.</summary>
public sealed class FolderTakesDisks : IPrerequisite
{
    private static readonly (string Attribute, string Word, string Command)[] Bad =
    [
        ("Compressed", "compressed", "compact /u /s:\"{0}\""),
        ("Encrypted", "encrypted", "cipher /d /s:\"{0}\""),
        ("SparseFile", "sparse", "fsutil sparse setflag \"{0}\" 0"),
    ];

    /// <inheritdoc />
    public string Key => "folder-attributes";

    /// <inheritdoc />
    public string Title => "Storage folders are not compressed, encrypted or sparse";

    /// <inheritdoc />
    public string Why => "Files inherit it, and Hyper-V opens no such disk (0xC03A001A).";

    /// <inheritdoc />
    public Source Source { get; } = new(
        "a VHD/VHDX file must be neither NTFS-compressed nor EFS-encrypted; before 2016 also not sparse", "vhd-file-attributes (host_behaviour.json; com-error-codes-8 of the Windows documentation)");

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
                if (folder.Facts.Answer is not { } facts) continue; // another rule says that it is out of reach
                var bad = Bad.Where(each => facts.Attributes.Contains(each.Attribute, StringComparer.OrdinalIgnoreCase)).ToList();
                yield return bad.Count == 0
                    ? Finding.Passed(host.Name, $"{facts.LookedAt} is neither compressed, encrypted nor sparse.")
                    : Finding.Failed(host.Name, $"{facts.LookedAt} is {string.Join(" and ", bad.Select(each => each.Word))}.",
                        $"Run there: {string.Join("; ", bad.Select(each => string.Format(System.Globalization.CultureInfo.InvariantCulture, each.Command, facts.LookedAt)))}.");
            }
        }
    }
}
