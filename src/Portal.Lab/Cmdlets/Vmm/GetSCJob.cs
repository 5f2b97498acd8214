using Portal.Lab.Vmm.State;
using Task = Microsoft.SystemCenter.VirtualMachineManager.Task;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Jobs, newest first.</summary>
public sealed class GetSCJob() : VmmBody("Get-SCJob")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var connection = call.Get<Task>("Job") is { } handed ? Alive(handed.Connection) : Connection(call);
        var wanted = call.Get<Task>("Job")?.ID ?? (call.Has("ID") ? call.Get<Guid>("ID") : (Guid?)null);
        var jobs = connection.Server.Database.Jobs.All
            .Where(job => (wanted is null || job.Id == wanted) && (!call.Has("Running") || job.Status == VmmJobs.Running)
                && (!call.Has("Name") || string.Equals(call.Get<string>("Name"), job.Name, StringComparison.OrdinalIgnoreCase)));
        foreach (var job in call.Has("Newest") ? jobs.Take(call.Get<int>("Newest")) : jobs) call.Write(new Task(connection, job));
    }
}
