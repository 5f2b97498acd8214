using System.Management.Automation;
using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV;
using Portal.Lab.Vmm;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>A cmdlet that changes something: VMM keeps a job of it.</summary>
/// <param name="name">Of the cmdlet.</param>
/// <param name="what">What the job is called.</param>
public abstract class VmmWorkBody(string name, string what) : VmmBody(name)
{
    /// <summary>Does it as a job. Asked to go on without the caller, it has ended all the same when this returns, and only the job says how.</summary>
    /// <param name="call">The call.</param>
    /// <param name="connection">That it works for.</param>
    /// <param name="host">That it works on.</param>
    /// <param name="result">VMM's id of what it works on.</param>
    /// <param name="work">What it does.</param>
    /// <param name="group">The job group that it uses up.</param>
    /// <returns>Whether it went well.</returns>
    /// <exception cref="RefusalException">What the work refused, in VMM's words.</exception>
    private protected bool Run(ICmdletCall call, ServerConnection connection, WindowsHost host, Guid? result, Action work, Guid? group = null)
    {
        if (connection.IsReadOnly) throw VmmRefusals.ReadOnly(connection.UserRoleName);
        var jobs = connection.Server.Database.Jobs;
        var id = jobs.Begin(what, result, group);
        if (call.Get<string>("JobVariable") is { Length: > 0 } variable)
            ((PSCmdlet)call.Streams).SessionState.PSVariable.Set(variable, new Microsoft.SystemCenter.VirtualMachineManager.Task(connection, jobs.Find(id)!));
        try
        {
            if (host.Has(Faults.Down)) throw VmmRefusals.NotResponding(host.FullName);
            work();
            jobs.End(id, why: null);
            return true;
        }
        catch (RefusalException refused)
        {
            var why = VmmRefusals.Passed(host.FullName, refused);
            jobs.End(id, why);
            return call.Has("RunAsynchronously") ? false : throw why;
        }
    }

    /// <summary>A machine that was handed over, as it is now.</summary>
    /// <exception cref="RefusalException">VMM does not know it any more, or its creation has failed.</exception>
    private protected static VmmView Sound(VM machine)
    {
        var view = Alive(machine.Connection) is not null && machine.Find() is { } found ? found : throw VmmRefusals.Unknown("VM", machine.Name);
        return view.Record is { Stage: not VmmMachineStage.Made } ? throw VmmRefusals.WrongState(machine.Name, view.Status) : view;
    }

    /// <summary>A machine that was handed over and that its host has.</summary>
    /// <exception cref="RefusalException">As before, or it is missing.</exception>
    private protected static VmmView OnHost(VM machine) => Sound(machine) is { Machine: not null } view ? view : throw VmmRefusals.WrongState(machine.Name, "Missing");
}
