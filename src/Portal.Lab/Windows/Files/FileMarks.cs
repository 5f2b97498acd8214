namespace Portal.Lab.Windows.Files;

/// <summary>Attributes of NTFS and ReFS that keep a file from being a virtual disk. What is made in a marked folder is marked as well.</summary>
[Flags]
internal enum FileMarks
{
    None = 0,
    Compressed = 1,
    Encrypted = 2,
    Sparse = 4,
    IntegrityStream = 8,
}
