using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.WithoutVmm;

/// <summary>Reads rows of ConvertTo-PortalVMRow.</summary>
internal static partial class VmRows
{
    /// <summary>What a VM is called until it is complete.</summary>
    public static string BirthName(Guid stamp) => $"portal-{stamp}";

    /// <summary>A VM of ours.</summary>
    public static VmFacts Vm(string host, Row row)
    {
        var (name, notes) = (row.Text("Name"), row.TextOrNull("Notes") ?? "");
        var stamped = Mark().Match(notes);
        var stamp = stamped.Success ? stamped : Birth().Match(name);
        var disks = Disks(row);
        var complete = stamped.Success && !Birth().IsMatch(name) && disks.Count >= 2;
        return new(Guid.Parse(stamp.Groups["stamp"].ValueSpan), row.Id("VMId"), name, host, Power(row.Text("State")),
            (int)(row.NumberOrNull("Heartbeat") ?? 0), row.TextOrNull("GuestName"), disks, row.TextOrNull("MacAddress"), complete);
    }

    /// <summary>Paths of "CONTROLLER NUMBER LOCATION PATH", boot first: IDE before SCSI, then in order of place.</summary>
    public static IReadOnlyList<string> Disks(Row row) =>
    [
        .. row.Texts("Disks").Select(text => text.Split(' ', 4)).Where(parts => parts.Length == 4 && parts[3].Length > 0)
            .OrderBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
            .ThenBy(parts => int.Parse(parts[1], CultureInfo.InvariantCulture)).ThenBy(parts => int.Parse(parts[2], CultureInfo.InvariantCulture))
            .Select(parts => parts[3]),
    ];

    /// <summary>Hyper-V has words for more: "OffCritical" is off with its storage gone, "Starting" and the like are on their way.</summary>
    public static PowerState Power(string state) => state.Replace("Critical", "", StringComparison.Ordinal) switch
    {
        "Off" => PowerState.Off,
        "Running" => PowerState.Running,
        "Saved" or "FastSaved" => PowerState.Saved,
        "Paused" => PowerState.Paused,
        _ => PowerState.Unknown,
    };

    [GeneratedRegex("portal:(?<stamp>[0-9a-fA-F-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("^portal-(?<stamp>[0-9a-fA-F-]{36})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Birth();
}
