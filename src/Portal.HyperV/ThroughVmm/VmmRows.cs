using System.Text.RegularExpressions;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV.ThroughVmm;

/// <summary>A VM of ours as VMM remembers it.</summary>
/// <param name="Id">VMM's id of it.</param>
/// <param name="Status">VMM's word: "PowerOff", "Running", "CreationFailed", "Missing", ...</param>
/// <param name="Facts">The rest. Guests are not known to VMM.</param>
internal sealed record VmmVm(Guid Id, string Status, VmFacts Facts)
{
    /// <summary>Its creation has not ended.</summary>
    public bool UnderCreation => Status == "UnderCreation";

    /// <summary>What a failed creation left, or what VMM remembers of a VM that no host has.</summary>
    public bool IsLeftover => Status is "CreationFailed" or "Missing";
}

/// <summary>Reads rows of ConvertTo-PortalVmmRow.</summary>
internal static partial class VmmRows
{
    /// <summary>A VM of ours.</summary>
    public static VmmVm Vm(Row row)
    {
        var (status, disks) = (row.Text("Status"), VmRows.Disks(row));
        var stamp = Mark().Match(row.Text("Description"));
        var facts = new VmFacts(Guid.Parse(stamp.Groups["stamp"].ValueSpan), Guid.TryParse(row.TextOrNull("VMId"), out var vm) ? vm : Guid.Empty, row.Text("Name"), row.Text("Host"),
            Power(status), 0, null, disks, row.TextOrNull("MacAddress")?.Replace(":", "", StringComparison.Ordinal), disks.Count >= 2 && status is not ("UnderCreation" or "CreationFailed" or "Missing"));
        return new(row.Id("Id"), status, facts);
    }

    /// <summary>VMM has words for more: those of what is under way, and of hosts that do not answer.</summary>
    public static PowerState Power(string status) => status switch
    {
        "PowerOff" or "Stopped" => PowerState.Off,
        "Running" => PowerState.Running,
        "Saved" => PowerState.Saved,
        "Paused" => PowerState.Paused,
        _ => PowerState.Unknown,
    };

    /// <summary>A MAC address as VMM writes it: "00155D012A0F" is "00:15:5D:01:2A:0F".</summary>
    public static string Mac(string address) => string.Join(':', address.Chunk(2).Select(pair => new string(pair)));

    [GeneratedRegex("portal:(?<stamp>[0-9a-fA-F-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
