using System.Runtime.InteropServices;

namespace Portal.HyperV.Shares;

/// <summary>The part of Samba's client library that we use. It knows no threads: one call at a time in the whole process, as <see cref="SmbContext"/> sees to.</summary>
/// <remarks>libsmbclient.h of Samba 4.17. Its functions of a context are pointers that the library hands out; delegates keep errno for us.</remarks>
internal static partial class LibSmbClient
{
    private const string Library = "libsmbclient.so.0";

    /// <summary>O_WRONLY | O_CREAT | O_TRUNC of Linux.</summary>
    public const int WriteNew = 0x1 | 0x40 | 0x200;

    /// <summary>O_RDONLY.</summary>
    public const int Read = 0;

    /// <summary>SMBC_ENCRYPTLEVEL_REQUIRE: an identity disk holds secrets.</summary>
    public const int RequireEncryption = 2;

    /// <summary>Whether this system has the library.</summary>
    public static bool IsThere { get; } = OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Library, out _);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate void AskCredentials(nint context, nint server, nint share, nint group, int groupSize, nint user, int userSize, nint password, int passwordSize);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public delegate nint OpenFile(nint context, [MarshalAs(UnmanagedType.LPUTF8Str)] string url, int flags, uint mode);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public unsafe delegate nint Transfer(nint context, nint file, byte* bytes, nint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public delegate long SeekFile(nint context, nint file, long offset, int origin);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public delegate int TruncateFile(nint context, nint file, long length);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public delegate int CloseFile(nint context, nint file);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)]
    public delegate int UnlinkFile(nint context, [MarshalAs(UnmanagedType.LPUTF8Str)] string url);

    [LibraryImport(Library, EntryPoint = "smbc_new_context", SetLastError = true)]
    public static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "smbc_init_context", SetLastError = true)]
    public static partial nint InitContext(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_free_context")]
    public static partial int FreeContext(nint context, int evenIfBusy);

    [LibraryImport(Library, EntryPoint = "smbc_setFunctionAuthDataWithContext")]
    public static partial void SetAskCredentials(nint context, nint function);

    [LibraryImport(Library, EntryPoint = "smbc_setOptionUseKerberos")]
    public static partial void SetUseKerberos(nint context, int on);

    [LibraryImport(Library, EntryPoint = "smbc_setOptionFallbackAfterKerberos")]
    public static partial void SetFallBackFromKerberos(nint context, int on);

    [LibraryImport(Library, EntryPoint = "smbc_setOptionNoAutoAnonymousLogin")]
    public static partial void SetNeverAnonymous(nint context, int on);

    [LibraryImport(Library, EntryPoint = "smbc_setOptionSmbEncryptionLevel")]
    public static partial void SetEncryption(nint context, int level);

    [LibraryImport(Library, EntryPoint = "smbc_setOptionProtocols", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetProtocols(nint context, string lowest, string highest);

    [LibraryImport(Library, EntryPoint = "smbc_setTimeout")]
    public static partial void SetTimeout(nint context, int milliseconds);

    [LibraryImport(Library, EntryPoint = "smbc_setPort")]
    public static partial void SetPort(nint context, ushort port);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionOpen")]
    public static partial nint GetOpen(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionRead")]
    public static partial nint GetRead(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionWrite")]
    public static partial nint GetWrite(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionLseek")]
    public static partial nint GetSeek(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionFtruncate")]
    public static partial nint GetTruncate(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionClose")]
    public static partial nint GetClose(nint context);

    [LibraryImport(Library, EntryPoint = "smbc_getFunctionUnlink")]
    public static partial nint GetUnlink(nint context);
}
