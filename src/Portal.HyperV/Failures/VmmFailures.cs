using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using static Portal.Domain.Hosts.HostFault;

namespace Portal.HyperV.Failures;

/// <summary>From VMM's numbers ("Error ID: 1604") to what people can do about them.</summary>
/// <remarks>Source: VMM's own texts as people quote them; general knowledge, of medium confidence. Numbers that wrap another cause (12700, 12711, 20400) are left to the HRESULT in their words.</remarks>
internal static partial class VmmFailures
{
    private static readonly KnownFailure NoServer = new(Silent, "the VMM server does not answer", "Check that the service 'System Center Virtual Machine Manager' runs on the server, its name (of the role, where VMM is highly available), and that port 8100 is open from the machine with the console.");
    private static readonly KnownFailure NoRole = new(Denied, "VMM does not let this account in", "Make the account a member of the user role Administrator or of a delegated administrator's in VMM; check account and password of the connection.");
    private static readonly KnownFailure OtherConsole = new(Unsupported, "the VMM console there is of another build than the server", "Install the console of the server's build (with its update rollup) on the machine that the sessions run on.");
    private static readonly KnownFailure AgentSilent = new(Busy, "VMM does not reach the host", "It is tried again. If it lasts: check that the host is up and the service 'System Center Virtual Machine Manager Agent' runs on it.");
    private static readonly KnownFailure NoFile = new(Missing, "VMM does not find a file on the host", "Look at the path; VMM knows files since its last refresh of the host, which the portal asks for before it creates.");
    private static readonly KnownFailure WrongState = new(Refused, "the virtual machine is in the wrong state for it", "Look at its state in VMM; refresh it there, or repair it.");
    private static readonly KnownFailure NoPlace = new(Refused, "VMM does not place it on this host", "Look at the machine's rating in VMM: memory, networks and storage of the host, and whether it is available for placement.");

    /// <summary>Numbers.</summary>
    internal static FrozenDictionary<int, KnownFailure> Numbers { get; } = new Dictionary<int, KnownFailure>
    {
        // To the server
        [1600] = NoServer, [1601] = NoServer, [1602] = NoServer, [1603] = NoServer, [1612] = NoServer, [1613] = NoServer,
        [1604] = NoRole, [1605] = NoRole, [1606] = NoRole,
        [1614] = OtherConsole, [1615] = OtherConsole,
        [2605] = new(Silent, "VMM does not reach its database", "Check that SQL Server runs, and that VMM's service account may connect."),
        // Things
        [609] = new(Missing, "VMM does not know the host", "Add the host to VMM, or choose another."),
        [801] = new(Missing, "VMM does not know it any more", "Look whether it was removed; then retry."),
        [2903] = NoFile, [2904] = NoFile,
        [1730] = WrongState, [1750] = WrongState, [1761] = WrongState,
        [1738] = new(Refused, "the guest does not answer", "Wait until it has started, or turn it off."),
        [10421] = new(Foreign, "a virtual machine of this name is already there", "Look whose it is; rename or remove it, or choose another name."),
        // Hosts
        [2910] = new(Denied, "VMM may not do this on the host", "Check the Run As account that VMM manages the host with, and rights on the share."),
        [2912] = AgentSilent, [2915] = AgentSilent, [2916] = AgentSilent, [2927] = AgentSilent, [2931] = AgentSilent, [402] = AgentSilent, [407] = AgentSilent,
        // Places
        [10637] = NoPlace, [13206] = NoPlace, [10404] = NoPlace,
        [2606] = new(Busy, "VMM has a lock on it: another job works with it", "It is tried again. If it lasts: look at VMM's jobs."),
    }.ToFrozenDictionary();

    /// <summary>Null where there is no number, or an unknown one.</summary>
    /// <param name="id">Of the error: VMM's cmdlets use the number.</param>
    /// <param name="words">Its text, which ends with the number.</param>
    public static KnownFailure? Find(string id, string words)
    {
        if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Numbers.GetValueOrDefault(number) is { } byId) return byId;
        return Number().Match(words) is { Success: true } match && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out number)
            ? Numbers.GetValueOrDefault(number)
            : null;
    }

    [GeneratedRegex(@"\(Error ID: (?<number>\d{1,5})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
