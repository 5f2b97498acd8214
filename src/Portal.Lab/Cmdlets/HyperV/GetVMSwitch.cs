using System.Management.Automation;
using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>The virtual switches of the machine.</summary>
public sealed class GetVMSwitch() : CmdletBody("Get-VMSwitch")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        var host = call.Session.Host;
        var pattern = call.Get<string>("Name") ?? "*";
        var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        var found = host.Switches.Where(wanted.IsMatch).ToList();
        foreach (var name in found)
            call.Write(new VMSwitch(name, host.ShortName));
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            throw RefusalException.Invalid($"Hyper-V was unable to find a virtual switch with name \"{pattern}\"");
    }
}
