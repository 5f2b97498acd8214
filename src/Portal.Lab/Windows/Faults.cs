using System.Collections.Frozen;
using System.Text.Json;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Windows;

/// <summary>What is wrong with a machine just now; kept on disk. A fault changes only what sessions and cmdlets return or refuse, and no script can ask for it.</summary>
public sealed class Faults
{
    /// <summary>The machine is silent: no session opens, open ones break.</summary>
    public const string Down = "down";

    /// <summary>Every session and every cmdlet takes its time.</summary>
    public const string Slow = "slow";

    /// <summary>A session breaks after the first cmdlet that changes something, once it has done so.</summary>
    public const string DiesMidScript = "dies-mid-script";

    /// <summary>The account's password is taken for wrong.</summary>
    public const string Denied = "denied";

    /// <summary>No volume takes another byte.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>Jobs of the image service fail half way.</summary>
    public const string JobFails = "job-fails";

    /// <summary>A session's credentials end at the machine: shares refuse it.</summary>
    public const string NoCredSsp = "no-credssp";

    /// <summary>The machine runs an older Windows than the rest of its cluster.</summary>
    public const string MixedCluster = "mixed-cluster";

    /// <summary>The node is paused: it takes no new machines.</summary>
    public const string Paused = "paused";

    /// <summary>The account's shells are used up.</summary>
    public const string Quota = "quota";

    /// <summary>The machine's volumes are compressed: no virtual disk can be on them.</summary>
    public const string Compressed = "compressed";

    /// <summary>Of many disks made over one parent at once, some are refused.</summary>
    public const string BusyParent = "busy-parent";

    /// <summary>The account is no administrator of the machine.</summary>
    public const string NotAdministrator = "not-administrator";

    /// <summary>The machine's clock is ten minutes ahead.</summary>
    public const string ClockOff = "clock-off";

    /// <summary>From this machine, shares let the account read, and no more.</summary>
    public const string ShareReadOnly = "share-read-only";

    /// <summary>The machine's computer account is missing in the rights of shares.</summary>
    public const string ShareLacksNode = "share-lacks-node";

    /// <summary>The account of the machine's cluster is missing in the rights of shares.</summary>
    public const string ShareLacksCluster = "share-lacks-cluster";

    /// <summary>The cluster service of the node is stopped; the machine itself answers.</summary>
    public const string NodeDown = "node-down";

    /// <summary>The machine has PowerShell 2.0, which knows no CIM.</summary>
    public const string OldPowerShell = "old-powershell";

    /// <summary>Sessions end in PowerShell 7, where VMM's module does not load.</summary>
    public const string PowerShell7 = "powershell-7";

    /// <summary>The machine runs Windows Server 2008 R2: no SMB 3, and no VMM manages it since 2016.</summary>
    public const string OldWindows = "old-windows";

    /// <summary>The machine is in a domain of another forest.</summary>
    public const string ForeignForest = "foreign-forest";

    /// <summary>DNS leads the machine's name to the next machine of its kind, and the way there does not mind, as without Kerberos.</summary>
    public const string OtherMachine = "other-machine";

    /// <summary>The machine's name is an alias of the computer that the lab runs on: the machine calls itself by that one's name.</summary>
    public const string RunsPortal = "runs-portal";

    /// <summary>The account is in Protected Users: its credentials end at the machine.</summary>
    public const string ProtectedUsers = "protected-users";

    /// <summary>In NTFS, shares let the account read, and no more: from everywhere, since rights are the folder's.</summary>
    public const string FolderReadOnly = "folder-read-only";

    /// <summary>The machine's computer account is missing in the NTFS rights of shares.</summary>
    public const string FolderLacksNode = "folder-lacks-node";

    /// <summary>The account of the machine's cluster is missing in the NTFS rights of shares.</summary>
    public const string FolderLacksCluster = "folder-lacks-cluster";

    /// <summary>The machine has no virtual switch any more.</summary>
    public const string NoSwitch = "no-switch";

    /// <summary>The VMM console on the machine is of another build than the server.</summary>
    public const string StaleConsole = "stale-console";

    /// <summary>The VMM console on the machine is of another build than the server, which lets it in all the same.</summary>
    public const string OtherConsole = "other-console";

    /// <summary>There is no VMM console on the machine.</summary>
    public const string NoConsole = "no-console";

    /// <summary>In VMM the account is a delegated administrator of some host groups, and no more.</summary>
    public const string DelegatedAdmin = "delegated-admin";

    /// <summary>In VMM the account is in no user role.</summary>
    public const string NoVmmRole = "no-vmm-role";

    /// <summary>In VMM the account is a read-only administrator of some host groups, and no more.</summary>
    public const string ReadOnlyAdmin = "read-only-admin";

    /// <summary>The machine has the role Hyper-V too.</summary>
    public const string RunsHyperV = "runs-hyper-v";

    /// <summary>VMM fails half way when it makes a virtual machine.</summary>
    public const string CreateFails = "create-fails";

    /// <summary>Those that only a machine with VMM or its console can have.</summary>
    public static IReadOnlyList<string> OfVmm { get; } = [StaleConsole, OtherConsole, NoConsole, DelegatedAdmin, NoVmmRole, ReadOnlyAdmin, RunsHyperV, CreateFails];

    /// <summary>All there are, in the order in which people are told of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Down, Slow, DiesMidScript, Denied, DiskFull, JobFails, NoCredSsp, MixedCluster, Paused, Quota, Compressed, BusyParent,
            NotAdministrator, ClockOff, ShareReadOnly, ShareLacksNode, ShareLacksCluster, NodeDown, OldPowerShell, PowerShell7, OldWindows, ForeignForest,
            OtherMachine, RunsPortal, ProtectedUsers, FolderReadOnly, FolderLacksNode, FolderLacksCluster, NoSwitch, .. OfVmm];

    private readonly string _path;
    private readonly Lock _writing = new();
    private volatile FrozenSet<string> _set;

    /// <param name="path">The file that keeps them.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public Faults(string path)
    {
        _path = path;
        try
        {
            var names = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), FaultsJson.Default.StringArray) ?? [] : [];
            _set = names.ToFrozenSet(StringComparer.Ordinal);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no list of faults: {wrong.Message} Delete it.", wrong);
        }
    }

    /// <summary>Those that are set.</summary>
    public IReadOnlyCollection<string> Set => _set;

    /// <summary>Whether this one is set.</summary>
    public bool Has(string fault) => _set.Contains(fault);

    /// <summary>Sets or clears one.</summary>
    public void Turn(string fault, bool on)
    {
        lock (_writing)
        {
            if (Has(fault) == on) return;
            string[] names = on ? [.. _set, fault] : [.. _set.Where(each => each != fault)];
            WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(names, FaultsJson.Default.StringArray));
            _set = names.ToFrozenSet(StringComparer.Ordinal);
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class FaultsJson : System.Text.Json.Serialization.JsonSerializerContext;
