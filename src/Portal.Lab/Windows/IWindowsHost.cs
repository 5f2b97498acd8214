using Portal.Lab.HyperV.Jobs;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Windows;

/// <summary>One emulated Windows machine: with Hyper-V, or with VMM instead.</summary>
public interface IWindowsHost
{
    /// <summary>"hv01", as Windows writes a computer name: upper or lower as configured.</summary>
    string ShortName { get; }

    /// <summary>"hv01.lab.example".</summary>
    string FullName { get; }

    /// <summary>"lab.example".</summary>
    string Domain { get; }

    /// <summary>What it plays.</summary>
    WindowsRelease Release { get; }

    /// <summary>What is installed on it.</summary>
    Software Software { get; }

    /// <summary>Physical memory, in bytes.</summary>
    long MemoryBytes { get; }

    /// <summary>Names of its virtual switches.</summary>
    IReadOnlyList<string> Switches { get; }

    /// <summary>Its cluster; null for a standalone machine.</summary>
    IWindowsCluster? Cluster { get; }

    /// <summary>Its virtual machines. On a cluster, those this node owns.</summary>
    VmStore Machines { get; }

    /// <summary>The jobs of its management service.</summary>
    JobBook Jobs { get; }

    /// <summary>The disks that its machines hold open; restored once when the host begins.</summary>
    HeldDisks Held { get; }

    /// <summary>What is wrong with it just now, by name of fault ("slow", "denied", "disk-full", "job-fails", "dies-mid-script", "paused", ...). Changes only what cmdlets return or refuse.</summary>
    bool Has(string fault);

    /// <summary>How slow jobs are: 0 takes no time, 1 is like a real host.</summary>
    double Pace { get; }

    /// <summary>The SID of an account ("LAB\portal", "NT VIRTUAL MACHINE\ID"); null where the machine cannot translate the name.</summary>
    string? SidOf(string account);

    /// <summary>The name that Windows shows for a SID; the SID itself where it cannot be translated.</summary>
    string NameOf(string sid);

    /// <summary>Its files as this account sees them from a session that can (or cannot) go on to shares.</summary>
    IHostFiles Files(string account, bool canGoOn);

    /// <summary>Its files as the system itself sees them.</summary>
    IHostFiles OwnFiles { get; }

    /// <summary>SIDs of those who have full rights on a share of the network, as it stands now; null where there is no such server or share.</summary>
    IReadOnlyList<string>? Visitors(string server, string share);

    /// <summary>Every volume: "C:\", "D:\", "C:\ClusterStorage\Volume1\".</summary>
    IReadOnlyList<string> Volumes { get; }

    /// <summary>The clock of the lab.</summary>
    TimeProvider Time { get; }
}

/// <summary>A failover cluster.</summary>
public interface IWindowsCluster
{
    /// <summary>"cluster01".</summary>
    string ShortName { get; }

    /// <summary>"cluster01.lab.example".</summary>
    string FullName { get; }

    /// <summary>Its nodes.</summary>
    IReadOnlyList<IWindowsHost> Nodes { get; }
}

/// <summary>Who asks, and on which machine. Flows with the session's thread into every cmdlet.</summary>
/// <param name="Host">The machine.</param>
/// <param name="Account">"LAB\portal".</param>
/// <param name="Sid">Of the account.</param>
/// <param name="CanGoOn">Whether the session's credentials reach a share.</param>
public sealed record LabSession(IWindowsHost Host, string Account, string Sid, bool CanGoOn)
{
    private static readonly AsyncLocal<LabSession?> Flowing = new();

    /// <summary>The session that this thread works for.</summary>
    /// <exception cref="InvalidOperationException">Not within a session.</exception>
    public static LabSession Current
    {
        get => Flowing.Value ?? throw new InvalidOperationException("This thread works for no session of the lab.");
        set => Flowing.Value = value;
    }

    /// <summary>Told of the session's cmdlets, so that faults can strike between them; null where nobody listens.</summary>
    public ICmdletWatch? Watch { get; init; }

    /// <summary>The machine's files as the session sees them.</summary>
    public IHostFiles Files => Host.Files(Account, CanGoOn);
}

/// <summary>Hears of every cmdlet of a session.</summary>
public interface ICmdletWatch
{
    /// <summary>Before a body runs, once for each object of its pipeline; may take its time.</summary>
    void Before(string cmdlet, CancellationToken stopping);

    /// <summary>After a body has run to its end, or has refused; may end the session, and then returns when the script is being stopped.</summary>
    void After(string cmdlet, CancellationToken stopping);
}
