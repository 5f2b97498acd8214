using System.Collections.Frozen;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Portal.Domain.Hosts;
using static Portal.Domain.Hosts.HostFault;

namespace Portal.HyperV.Failures;

/// <summary>From what a host says (an error id, an HRESULT, a return code of WMI) to what people can do about it. One table.</summary>
/// <remarks>Sources: facts host_behaviour.json, wmi.json (return codes), credssp.json; com-error-codes-8.md of the Windows documentation.</remarks>
internal static partial class KnownFailures
{
    private const string OnlyThroughVmm = "Portal.OnlyThroughVmm";
    private const string HostSilent = "Portal.HostSilent";

    private static readonly KnownFailure Locked = new(Denied, "the account is locked", "Unlock the account in the directory, and look what keeps trying an old password.");
    private static readonly KnownFailure Expired = new(Denied, "the account has expired", "Give the account another date of expiry in the directory, or none.");
    private static readonly KnownFailure OldPassword = new(Denied, "the password has expired, or must be changed", "Give the account a new password, then change the credentials of the connection.");
    private static readonly KnownFailure Disabled = new(Denied, "the account is disabled", "Enable the account in the directory, or use another.");
    private static readonly KnownFailure Restricted = new(Denied, "the account may not sign in this way", "Use a service account that is not in Protected Users, and that policies let sign in from the network at any time and from any machine.");

    /// <summary>HRESULTs.</summary>
    internal static FrozenDictionary<uint, KnownFailure> Codes { get; } = new Dictionary<uint, KnownFailure>
    {
        // Windows
        [0x80070002] = new(Missing, "a file is missing", "Look at the path; put the file back, or choose another."),
        [0x80070003] = new(Missing, "a folder is missing", "Look at the path; make the folder, or choose another."),
        [0x80070005] = new(Denied, "access is denied", "Give the connection's account the rights; on a share also every node's and the cluster's computer account, on share and NTFS alike."),
        [0x80070015] = new(Refused, "the device is not ready", "Wait until the guest's integration services run, then try again."),
        [0x80070020] = new(Busy, "the file is in use by another process", "It is tried again. If it lasts: find the running machine or backup that holds the file."),
        [0x80070021] = new(Busy, "a part of the file is locked by another process", "It is tried again. If it lasts: find the running machine or backup that holds the file."),
        [0x80070035] = new(Missing, "the network path was not found", "Check the share's name, and that the file server is up."),
        [0x80070043] = new(Missing, "the share was not found", "Check the share's name."),
        [0x80070050] = new(Foreign, "a file of this name is already there", "Look whose it is; move it away, or choose another name."),
        [0x800700B7] = new(Foreign, "a file of this name is already there", "Look whose it is; move it away, or choose another name."),
        [0x80070070] = new(Full, "the volume is full", "Free space, or choose other storage; then retry."),
        [0x80070027] = new(Full, "the volume is full", "Free space, or choose other storage; then retry."),
        [0x8007006F] = new(Refused, "the path is too long", "Choose a shorter storage folder: Windows allows 259 characters for a disk's path."),
        [0x8007007B] = new(Refused, "the path is not a valid name", "Check the path for characters that Windows does not allow."),
        [0x8007052E] = new(Denied, "user name or password is wrong", "Check account and password of the connection."),
        [0x8007053C] = new(Full, "the file's rights are full (64 KB)", "Remove entries of machines that are gone (S-1-5-83-1-*), grant S-1-5-83-0 once, or use a further copy of the image."),
        [0x80090311] = new(Denied, "nobody there could be asked about the account (no domain controller)", "Check that a domain controller is reachable from the machine, and its clock."),
        [0x80090322] = new(Denied, "the machine is not who its name says", "Remove the doubled service principal name (setspn -X), or connect by the FQDN."),
        [0x8009030E] = new(Denied, "the session has no credentials to go on with (second hop)", "Use CredSSP or constrained delegation for the file server; a session by SSH key cannot reach shares."),
        // Signing in
        [0x8009030C] = new(Denied, "the sign-in was refused", "Check account and password of the connection; the account may also be locked, expired or in Protected Users."),
        [0x80090303] = new(Denied, "the machine has no service principal name of this name", "Register it (setspn -S WSMAN/FQDN COMPUTER), or connect by the FQDN that the machine has."),
        [0x80070775] = Locked, [0xC0000234] = Locked,
        [0x80070701] = Expired, [0xC0000193] = Expired,
        [0x80070532] = OldPassword, [0xC0000071] = OldPassword, [0x80070773] = OldPassword, [0xC0000224] = OldPassword,
        [0x80070533] = Disabled, [0xC0000072] = Disabled,
        [0x8007052F] = Restricted, [0xC000006E] = Restricted,
        [0x80072F8F] = new(Denied, "the machine's certificate is not trusted", "Put the certificate of its issuer into the portal machine's trusted roots, see that the name in it is the FQDN and that it has not expired; or use WinRM without HTTPS, which Kerberos encrypts too."),
        [0x80072EE7] = new(Silent, "the name does not resolve", "Check the name, and the portal's DNS."),
        [0x80338126] = new(Silent, "the machine does not answer WinRM", "Check that the machine is up, that WinRM runs there (Enable-PSRemoting), and that the firewall lets port 5985 or 5986 through."),
        // Virtual disks
        [0xC03A0001] = new(Damaged, "the disk's footer is missing", "Restore the file from a backup."),
        [0xC03A0002] = new(Damaged, "the disk's footer is damaged", "Restore the file from a backup."),
        [0xC03A0003] = new(Damaged, "the disk's footer is damaged", "Restore the file from a backup."),
        [0xC03A0004] = new(Damaged, "the file is no disk of the format its name says", "Never rename between VHD and VHDX: convert. Otherwise restore the file."),
        [0xC03A0006] = new(Damaged, "the disk's header is damaged", "Restore the file from a backup."),
        [0xC03A0008] = new(Damaged, "the disk's header is damaged", "Restore the file from a backup."),
        [0xC03A000A] = new(Damaged, "the disk's block table is damaged", "Restore the file from a backup."),
        [0xC03A0013] = new(Damaged, "the disk's file is shorter than it says", "Restore the file from a backup."),
        [0xC03A0015] = new(Damaged, "the file is no virtual disk", "Choose another file, or restore it from a backup."),
        [0xC03A0012] = new(Unsupported, "the disk's size does not fit its format", "A VHD holds 3 MB to 2040 GB, a VHDX up to 64 TB."),
        [0xC03A000D] = new(Missing, "the disk's parent is missing", "Put the parent back where the disk expects it."),
        [0xC03A000E] = new(Damaged, "the disk's parent was changed after the disk was made", "Restore the parent; a parent must never be written."),
        [0xC03A000F] = new(Damaged, "the disk's parent was changed after the disk was made", "Restore the parent; a parent must never be written."),
        [0xC03A0014] = new(Unsupported, "the file's extension is none of a disk", "A disk's name ends in .vhd, .vhdx, .avhd or .avhdx."),
        [0xC03A0016] = new(Denied, "the disk's parent may not be read", "Grant the hosts and S-1-5-83-0 read on the parent's folder."),
        [0xC03A0017] = new(Damaged, "disk and parent differ in size", "Restore the parent; a parent must never be written."),
        [0xC03A0018] = new(Damaged, "the chain of parents runs in a circle", "Repair the chain with Set-VHD -ParentPath, or restore it."),
        [0xC03A0019] = new(Damaged, "a disk further up the chain is damaged or missing", "Walk the chain with Get-VHD, level by level, and repair what it names."),
        [0xC03A001A] = new(Unsupported, "the disk's file is compressed, encrypted, sparse or has an integrity stream", "Clear the folder's attribute (compact /u, cipher /d, fsutil sparse setflag FILE 0, Set-FileIntegrity -Enable $false)."),
        // WinRM
        [0x803381A5] = new(Busy, "the account has too many shells open there (30 per user)", "It is tried again. If it lasts: close sessions of other tools that use this account."),
        [0x803381A6] = new(Busy, "too many WinRM operations at once", "It is tried again."),
        [0x803381A7] = new(Busy, "too many users of WinRM at once", "It is tried again."),
        [0x803381E4] = new(Busy, "too many shells at once", "It is tried again."),
        [0x803381E6] = new(Busy, "too many WinRM operations at once", "It is tried again."),
        [0x803381E7] = new(Busy, "too many users of WinRM at once", "It is tried again."),
        [0x803381A3] = new(Denied, "CredSSP is not allowed for this name", "Connect by the FQDN that the client policy delegates to."),
        [0x803381A4] = new(Denied, "CredSSP is not allowed without Kerberos", "Allow fresh credentials with NTLM-only, or make Kerberos work."),
        // WMI
        [0x80041002] = new(Missing, "the object is gone", "Look again."),
        [0x80041003] = new(Denied, "access to WMI is denied", "Make the account a local administrator of the machine."),
        [0x8004100E] = new(Unsupported, "this Windows has no root\\virtualization\\v2", "Windows Server 2012 or later is needed."),
    }.ToFrozenDictionary();

    /// <summary>What methods of Msvm_ImageManagementService and others return; jobs carry the same in ErrorCode.</summary>
    internal static FrozenDictionary<int, KnownFailure> Returned { get; } = new Dictionary<int, KnownFailure>
    {
        [32768] = new(Refused, "the host says no more than 'failed'", "Look into the host's event log (Hyper-V-VMMS)."),
        [32769] = new(Denied, "access is denied", "Give the connection's account the rights; on a share it needs a way to go on with its credentials (CredSSP or constrained delegation)."),
        [32770] = new(Unsupported, "this host does not support it", "Check version and generation."),
        [32771] = new(Refused, "the host does not know how it ended", "Look into the host's event log (Hyper-V-VMMS), then retry."),
        [32772] = new(Busy, "the host timed out", "It is tried again."),
        [32773] = new(Unsupported, "the host takes a parameter for invalid", "Check that name, format and parent of the disk fit together."),
        [32774] = new(Busy, "the disk is in use", "It is tried again. If it lasts: turn the machine off that uses it, or use the frozen disk of a checkpoint."),
        [32775] = new(Refused, "the machine is in the wrong state for it", "Look at the machine's state, and at its integration services."),
        [32776] = new(Unsupported, "the host does not understand the kind of a value", "Tell the makers of the portal: host and portal do not understand each other."),
        [32777] = new(Silent, "the host's service is not available", "Check that the service vmms runs."),
        [32778] = new(Busy, "the host is out of memory", "It is tried again."),
        [32779] = new(Missing, "a file is missing", "Look at the paths of disk and parent."),
        [32780] = new(Busy, "the system is not ready", "It is tried again."),
        [32781] = new(Refused, "the guest is locked and cannot be shut down", "Sign in and shut it down, or turn it off."),
        [32782] = new(Busy, "a shutdown is under way", "Wait for it."),
    }.ToFrozenDictionary();

    // WinRM hands on what Windows said: 1326 for 0x8007052E.
    private const uint FromWin32 = 0x80070000;

    // What Linux says of a file, in the words of Windows.
    private static readonly FrozenDictionary<int, uint> Errno = new Dictionary<int, uint>
    {
        [1] = 0x80070005, [2] = 0x80070002, [11] = 0x80070020, [13] = 0x80070005, [16] = 0x80070020, [17] = 0x80070050, [20] = 0x80070003,
        [28] = 0x80070070, [36] = 0x8007006F, [122] = 0x80070070,
    }.ToFrozenDictionary();

    /// <summary>Error ids of our own scripts (before the first comma), and of PowerShell itself.</summary>
    internal static FrozenDictionary<string, KnownFailure> Ids { get; } = new Dictionary<string, KnownFailure>(StringComparer.Ordinal)
    {
        ["Portal.Foreign"] = new(Foreign, "something else is there", "Look whose it is; rename or remove it, or choose another name."),
        ["Portal.NoSource"] = new(Missing, "the master's disk is missing", "Choose the master and its checkpoint again."),
        ["Portal.NotStaged"] = new(Missing, "the staged file is missing", "It is written again on retry."),
        ["Portal.NoVolume"] = new(Missing, "no volume holds this folder", "Check the drive of the storage folder."),
        ["Portal.NoSwitch"] = new(Missing, "the virtual switch is missing", "Make a switch of this name on the host, or choose another for the connection."),
        ["Portal.NoVM"] = new(Missing, "the virtual machine is gone", "Look whether it was moved or deleted; then retry."),
        ["Portal.NotOff"] = new(Refused, "the virtual machine is not off", "Shut it down, then try again."),
        ["Portal.NoCheckpoint"] = new(Missing, "the checkpoint is gone", "Choose another checkpoint."),
        ["Portal.GuestSilent"] = new(Refused, "the guest does not answer", "Wait until it has started, or turn it off."),
        [OnlyThroughVmm] = new(Unsupported, "its Windows Server 2008 R2 is managed through VMM 2012 only", "Connect through the VMM 2012 server that manages this machine, or run Windows Server 2012 or later on it."),
        ["Portal.NoVmmModule"] = new(Unsupported, "VMM's PowerShell module is missing", "Install the VMM console of the server's build on this machine, or name the machine that has it in the connection."),
        ["Portal.NoPlace"] = new(Missing, "the cluster or host is not in VMM", "Choose one that VMM manages and that the account's role covers."),
        ["Portal.NoNetwork"] = new(Missing, "the network is missing on the host", "Choose another network for the connection, or give a switch of the host the logical network in VMM."),
        ["Portal.NoPortClassification"] = new(Missing, "the port classification is missing", "Choose another port classification for the connection."),
        ["Portal.NoGeneration2"] = new(Unsupported, "this VMM release knows no Generation 2", "Use a Generation 1 master, or upgrade VMM to 2012 R2 or later."),
        ["Portal.UnderCreation"] = new(Busy, "VMM is still working on it", "It is tried again. If it lasts: look at VMM's jobs."),
        ["Portal.HasCheckpoints"] = new(Refused, "the virtual machine has checkpoints", "Look who made them (backup software?); remove them in VMM, then retry."),
        ["Portal.StillAttached"] = new(Refused, "disks are still attached", "Refresh the virtual machine in VMM, look at its disks, then retry: nothing was deleted."),
        [HostSilent] = new(Silent, "VMM's agent there does not answer", "Check that the host is up and the service 'System Center Virtual Machine Manager Agent' runs on it."),
        ["CommandNotFoundException"] = new(Unsupported, "a command is missing", "Install the Hyper-V module (on cluster nodes also the Failover Clustering module) for Windows PowerShell."),
        ["NamedParameterNotFound"] = new(Unsupported, "this Windows version does not know a parameter", "Generation 2 needs Windows Server 2012 R2 or later: use a Generation 1 master, or another host."),
        ["PathNotFound"] = new(Missing, "a file or folder is missing", "Look at the path."),
        ["DriveNotFound"] = new(Missing, "there is no such drive", "Check the drive of the path."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A host whose Windows is too old for work without VMM.</summary>
    public static HostException TooOld(string host, string act, string windows) => Say(host, act, Ids[OnlyThroughVmm], $"It runs {windows}.", null);

    /// <summary>What a script ended with, in words for people.</summary>
    public static HostException Translate(string host, string act, ErrorRecord error)
    {
        var words = Words(error);
        var id = (error.FullyQualifiedErrorId ?? "").Split(',')[0];
        var known = Ids.GetValueOrDefault(id) ?? VmmFailures.Find(id, words) ?? ByHResult(words) ?? ByReturnCode(id) ?? ByHResult(error) ?? ByCategory(error);
        // VMM's machine answers well, and tells of another that does not.
        var silent = id == HostSilent && error.TargetObject?.ToString() is { Length: > 0 } other ? other : host;
        return Say(silent, act, known, words, error.Exception);
    }

    /// <summary>A guest whose host says that it does not answer.</summary>
    public static HostException GuestSilent(string host, string act) => Say(host, act, Ids["Portal.GuestSilent"], "Its integration services are not running.", null);

    /// <summary>What a job of the host ended with. Its words are more exact than its code, where they hold an HRESULT.</summary>
    public static HostException OfJob(string host, string act, long code, string? words)
    {
        var known = ByHResult(words ?? "") ?? (code is >= 0 and <= int.MaxValue ? Returned.GetValueOrDefault((int)code) : null);
        return Say(host, act, known, words is null ? $"The job failed with {code}." : OneLine(words), null);
    }

    /// <summary>What a script went on without: "ID|0x80070005|words".</summary>
    public static HostException OfText(string host, string act, string error)
    {
        if (error.Split('|', 3) is not [var id, var code, var words]) return Say(host, act, null, error, null);
        return Say(host, act, Ids.GetValueOrDefault(id) ?? ByHResult(words) ?? ByReturnCode(id) ?? ByHResult(code), OneLine(words), null);
    }

    /// <summary>What the portal's own system said of a file on an administrator share.</summary>
    public static HostException OfFile(string host, string act, Exception cause)
    {
        var code = unchecked((uint)cause.HResult);
        var known = Codes.GetValueOrDefault(code) ?? (Errno.TryGetValue(cause.HResult, out var same) ? Codes[same] : null);
        return Say(host, act, known, OneLine(cause.Message), cause);
    }

    /// <summary>What a transport failed with; null where the code is unknown.</summary>
    public static HostException? ByCode(string host, string act, uint code, string words, Exception? cause) =>
        (Codes.GetValueOrDefault(code <= ushort.MaxValue ? FromWin32 | code : code) ?? ByHResult(words)) is { } known ? Say(host, act, known, words, cause) : null;

    private static HostException Say(string host, string act, KnownFailure? known, string words, Exception? cause) => known is null
        ? new HostException(Refused, host, $"{host} refused {act}: {words}", "The words are the host's own; its event log may say more.", cause)
        : new HostException(known.Fault, host, $"{host} refused {act}: {known.Meaning}. {words}", known.Remedy, cause);

    private static KnownFailure? ByReturnCode(string id)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["Portal.Returned.", "Portal.Job."])
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(id.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var code))
                return Returned.GetValueOrDefault(code);
        }
        return null;
    }

    private static KnownFailure? ByHResult(string words)
    {
        foreach (Match match in HResult().Matches(words))
        {
            if (Codes.GetValueOrDefault(uint.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) is { } said) return said;
        }
        return null;
    }

    private static KnownFailure? ByHResult(ErrorRecord error)
    {
        var far = (error.Exception as RemoteException)?.SerializedRemoteException;
        return far?.Properties["HResult"]?.Value is int code ? Codes.GetValueOrDefault(unchecked((uint)code)) : null;
    }

    private static KnownFailure? ByCategory(ErrorRecord error) => error.CategoryInfo.Category switch
    {
        ErrorCategory.ObjectNotFound => new(Missing, "it is not there", "Look at the names; it may have been moved or removed."),
        ErrorCategory.PermissionDenied or ErrorCategory.SecurityError or ErrorCategory.AuthenticationError => Codes[0x80070005],
        ErrorCategory.ResourceBusy => Codes[0x80070020],
        ErrorCategory.ResourceExists => Codes[0x80070050],
        ErrorCategory.QuotaExceeded => Codes[0x80070070],
        _ => null,
    };

    // One line, without a stack trace: the exception keeps that for the log.
    private static string Words(ErrorRecord error) =>
        OneLine(error.ErrorDetails?.Message ?? error.Exception?.Message ?? error.FullyQualifiedErrorId ?? "no reason given");

    private static string OneLine(string text) =>
        string.Join(' ', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("0x[0-9A-Fa-f]{8}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HResult();
}
