namespace Portal.Lab.HyperV;

/// <summary>Windows says no. A cmdlet makes an error record of it, an image operation a return code or a failed job.</summary>
public sealed class RefusalException : Exception
{
    /// <summary>Return codes of Msvm_ImageManagementService.</summary>
    public const uint Failed = 32768, AccessDenied = 32769, NotSupported = 32770, InvalidParameter = 32773, InUse = 32774,
        InvalidState = 32775, WrongType = 32776, FileNotFound = 32779;

    /// <summary>Hyper-V's way: the code is part of the message.</summary>
    /// <param name="code">Windows error: 0x80070050. Part of the message that people see.</param>
    /// <param name="message">As Windows words it, without the code.</param>
    /// <param name="answer">What a method of the image management service returns for it: 32768 to 32779.</param>
    public RefusalException(uint code, string message, uint answer = Failed) : this($"{message} (0x{code:X8}).", code, answer) { }

    private RefusalException(string words, uint code, uint answer) : base(words) => (HResult, Code, Answer) = (unchecked((int)code), code, answer);

    /// <summary>PowerShell's own way: the message is words alone, and the code is in the exception.</summary>
    public static RefusalException InWords(uint code, string words, string errorId, string category) => new(words, code, Failed) { ErrorId = errorId, Category = category, IsWorded = true };

    /// <summary>Whether it says what PowerShell itself would say, and needs no other words.</summary>
    public bool IsWorded { get; private init; }

    /// <summary>Windows error.</summary>
    public uint Code { get; }

    /// <summary>32768 to 32779.</summary>
    public uint Answer { get; }

    /// <summary>Error category of the record: InvalidArgument, ObjectNotFound, PermissionDenied, ResourceBusy, NotSpecified...</summary>
    public string Category { get; init; } = "NotSpecified";

    /// <summary>First half of the fully qualified error id.</summary>
    public string ErrorId { get; init; } = "OperationFailed";

    /// <summary>0x80070050.</summary>
    public static RefusalException Exists(string path) => new(0x80070050, $"Failed to create the virtual hard disk '{path}'. The file exists");

    /// <summary>0x80070003.</summary>
    public static RefusalException NoFolder(string path) =>
        new(0x80070003, $"'{path}': The system cannot find the path specified", FileNotFound) { Category = "ObjectNotFound" };

    /// <summary>0x80070002.</summary>
    public static RefusalException NoFile(string path) =>
        new(0x80070002, $"'{path}': The system cannot find the file specified", FileNotFound) { Category = "ObjectNotFound" };

    /// <summary>0x80070005.</summary>
    public static RefusalException Denied(string what) => new(0x80070005, $"{what} General access denied error", AccessDenied) { Category = "PermissionDenied", ErrorId = "AccessDenied" };

    /// <summary>0x80070020.</summary>
    public static RefusalException Busy(string path) =>
        new(0x80070020, $"'{path}': The process cannot access the file because it is being used by another process", InUse) { Category = "ResourceBusy" };

    /// <summary>0x80070057.</summary>
    public static RefusalException Invalid(string message) => new(0x80070057, message, InvalidParameter) { Category = "InvalidArgument", ErrorId = "InvalidParameter" };

    /// <summary>0x80070032.</summary>
    public static RefusalException Unsupported(string message) => new(0x80070032, message, NotSupported) { Category = "NotImplemented", ErrorId = "NotSupported" };

    /// <summary>0x8007139F: not while the machine runs, or is off.</summary>
    public static RefusalException WrongState(string message) => new(0x8007139F, message, InvalidState) { Category = "InvalidOperation", ErrorId = "InvalidState" };

    /// <summary>0x80070490: an object that a session holds is gone.</summary>
    public static RefusalException Gone(string what) => new(0x80070490, $"{what}: The object was not found", FileNotFound) { Category = "ObjectNotFound", ErrorId = "ObjectNotFound" };

    /// <summary>0xC03A0014.</summary>
    public static RefusalException UnknownExtension(string path) =>
        new(0xC03A0014, $"'{path}': A virtual disk support provider for the specified file was not found", InvalidParameter) { Category = "InvalidArgument" };
}
