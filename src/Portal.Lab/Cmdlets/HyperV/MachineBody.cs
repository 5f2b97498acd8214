using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>A cmdlet that does the same to each machine it is given; what one refuses does not stop the next.</summary>
/// <param name="name">"Start-VM".</param>
/// <param name="parameter">The parameter that takes names.</param>
public abstract class MachineBody(string name, string parameter = "Name") : CmdletBody(name)
{
    /// <inheritdoc />
    public sealed override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        foreach (var machine in Named.Machines(call, parameter))
        {
            try
            {
                Act(call, machine);
                if (call.Has("Passthru") && call.Session.Host.Machines.Find(machine.Id) is { } after)
                    call.Write(Passed(call, after));
            }
            catch (RefusalException refused)
            {
                call.Error(refused, machine.Name);
            }
        }
    }

    /// <summary>What it does.</summary>
    /// <exception cref="RefusalException">Becomes an error of the call.</exception>
    private protected abstract void Act(ICmdletCall call, VmRecord machine);

    /// <summary>What -Passthru gives.</summary>
    private protected virtual object Passed(ICmdletCall call, VmRecord machine) => new VirtualMachine(call.Session.Host, machine);
}
