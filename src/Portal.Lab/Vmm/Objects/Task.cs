using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Vmm;
using Portal.Lab.Vmm.State;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A job, as Get-SCJob gives it: always as it is now.</summary>
[HostObject]
public sealed class Task
{
    private VmmJobRecord _last;

    internal Task(ServerConnection connection, VmmJobRecord job) => (Connection, _last) = (connection, job);

    /// <summary>Of the job.</summary>
    public Guid ID => _last.Id;

    /// <summary>What it does.</summary>
    public string Name => _last.Name;

    /// <summary>"Running", "Completed" or "Failed".</summary>
    public string Status => Now.Status;

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => Now.Status != VmmJobs.Running;

    /// <summary>Why it failed; 0 without words while it has not.</summary>
    public TaskError ErrorInfo => new(Now.Code, Now.Problem);

    /// <summary>"100 %".</summary>
    public string Progress => $"{ProgressValue} %";

    /// <summary>0 to 100.</summary>
    public int ProgressValue => IsCompleted ? 100 : 0;

    /// <summary>VMM's id of what it works on.</summary>
    public Guid? ResultObjectID => _last.Result;

    /// <summary>Local time.</summary>
    public DateTime StartTime => _last.Started.LocalDateTime;

    /// <summary>Local time; null while it runs.</summary>
    public DateTime? EndTime => Now.Ended?.LocalDateTime;

    internal ServerConnection Connection { get; }

    private VmmJobRecord Now => _last = Connection.Server.Database.Jobs.Find(_last.Id) ?? _last;

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Why a job failed.</summary>
public sealed class TaskError
{
    internal TaskError(int code, string problem) => (Code, Problem) = (code, problem);

    /// <summary>VMM's number; 0 for none.</summary>
    public int Code { get; }

    /// <summary>VMM's words.</summary>
    public string Problem { get; }

    /// <inheritdoc />
    public override string ToString() => Code == 0 ? "Success (0)" : $"{Problem} ({Code})";
}
