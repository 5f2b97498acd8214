using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Control;

/// <summary>Sets a fault of a machine, or clears one; kept until then.</summary>
internal static class FaultVerb
{
    /// <exception cref="Complaint">No such machine or fault.</exception>
    public static JsonObject Answer(LabSite site, Shells? shells, JsonObject line)
    {
        var name = line.Text("host");
        var host = site.Find(name) ?? throw new Complaint("host", name, "There is no such machine in the lab.", $"It has {string.Join(", ", site.Hosts.Concat(site.Consoles).Select(each => each.ShortName))}.");
        var (set, clear) = (line.TextOrNull("set"), line.TextOrNull("clear"));
        if (set is null == clear is null) throw new Complaint("set", set, "A fault is set or cleared, one at a time.", "Give either set or clear.");
        var fault = set ?? clear!;
        if (!Faults.All.Contains(fault, StringComparer.Ordinal)) throw new Complaint(set is null ? "clear" : "set", fault, "There is no such fault.", $"There are {string.Join(", ", Faults.All)}.");
        if (host.Vmm is null && Faults.OfVmm.Contains(fault, StringComparer.Ordinal)) throw new Complaint(set is null ? "clear" : "set", fault, $"{host.ShortName} has no VMM.", "Name the VMM server, or a machine with its console.");

        host.Faults.Turn(fault, on: set is not null);
        if (host.Has(Faults.Down)) shells?.End(host.ShortName);
        return new JsonObject { ["host"] = host.FullName, ["faults"] = new JsonArray([.. host.Faults.Set.Order(StringComparer.Ordinal).Select(each => (JsonNode)each)]) };
    }
}
