using System.Management.Automation;
using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>The machines that a call is about: handed over, or by name, with wildcards.</summary>
internal static class Named
{
    /// <summary>Those of -VM, else those of the names; one that is not there becomes an error of the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parameter">"Name" or "VMName".</param>
    public static List<VmRecord> Machines(ICmdletCall call, string parameter)
    {
        var found = new List<VmRecord>();
        foreach (var machine in call.All<VirtualMachine>("VM"))
        {
            if (machine.Find() is { } here)
                found.Add(here);
            else
                call.Error(RefusalException.Gone($"'{machine.Name}'"), machine);
        }

        foreach (var name in call.All<string>(parameter))
        {
            var here = ByName(call.Session.Host, name);
            if (here.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                call.Error(Unknown("name", name), name);
            found.AddRange(here);
        }

        return found;
    }

    /// <summary>"Hyper-V was unable to find a virtual machine with ...".</summary>
    public static RefusalException Unknown(string by, string value) =>
        RefusalException.Invalid($"Hyper-V was unable to find a virtual machine with {by} \"{value}\"");

    private static IReadOnlyList<VmRecord> ByName(IWindowsHost host, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return host.Machines.Named(name);
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return [.. host.Machines.All.Where(machine => pattern.IsMatch(machine.Name))];
    }
}
