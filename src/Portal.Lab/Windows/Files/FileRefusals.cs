using Portal.Lab.HyperV;

namespace Portal.Lab.Windows.Files;

/// <summary>What Windows says when it refuses a file, with its error code.</summary>
internal static class FileRefusals
{
    public static RefusalException NoFile(string path) => RefusalException.NoFile(path);

    public static RefusalException NoFolder(string path) => RefusalException.NoFolder(path);

    public static RefusalException NoDrive(string path) => new(0x80070003, $"'{path}': The system cannot find the drive specified", RefusalException.FileNotFound)
    {
        Category = "ObjectNotFound", ErrorId = "DriveNotFound",
    };

    public static RefusalException NoServer(string path) => new(0x80070035, $"'{path}': The network path was not found", RefusalException.FileNotFound) { Category = "ObjectNotFound" };

    public static RefusalException NoShare(string path) => new(0x80070043, $"'{path}': The network name cannot be found", RefusalException.FileNotFound) { Category = "ObjectNotFound" };

    public static RefusalException Denied(string path) => RefusalException.Denied($"'{path}':");

    public static RefusalException Busy(string path) => RefusalException.Busy(path);

    public static RefusalException Exists(string path) => new(0x80070050, $"'{path}': The file exists") { Category = "ResourceExists" };

    public static RefusalException NotEmpty(string path) => new(0x80070091, $"'{path}': The directory is not empty") { Category = "WriteError" };

    public static RefusalException Full(string path) => new(0x80070070, $"'{path}': There is not enough space on the disk") { Category = "QuotaExceeded" };

    public static RefusalException NoName(string path) => new(0x8007007B, $"'{path}': The filename, directory name, or volume label syntax is incorrect", RefusalException.InvalidParameter)
    {
        Category = "InvalidArgument",
    };

    public static RefusalException TooLong(string path) => new(0x800700CE, $"'{path}': The filename or extension is too long", RefusalException.InvalidParameter)
    {
        Category = "InvalidArgument",
    };

    public static RefusalException OtherVolume(string path) => new(0x80070011, $"'{path}': The system cannot move the file to a different disk drive") { Category = "WriteError" };

    public static RefusalException RightsFull(string path) => new(0x8007053C, $"'{path}': The inherited access control list (ACL) or access control entry (ACE) could not be built");

    public static RefusalException Unfit(string path) => new(0xC03A001A,
        $"'{path}': The requested operation could not be completed due to a virtual disk system limitation. Virtual hard disk files must be uncompressed and unencrypted and must not be sparse")
    {
        Category = "InvalidArgument",
    };
}
