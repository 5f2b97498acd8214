using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets;

/// <summary>What a cmdlet does. Its parameters, sets, aliases and accepted values are declared from the facts of the machine's Windows version, not here.</summary>
/// <param name="name">"Get-VM". One instance serves all sessions.</param>
public abstract class CmdletBody(string name)
{
    private bool? _needsAdministrator;

    /// <summary>"Get-VM".</summary>
    public string Name { get; } = name;

    /// <summary>Hyper-V and clustering answer administrators of the machine alone.</summary>
    internal bool NeedsAdministrator => _needsAdministrator ??= GetType().Namespace is "Portal.Lab.Cmdlets.HyperV" or "Portal.Lab.Cmdlets.Clusters";

    /// <summary>Once for each object of the pipeline, once for a call without one.</summary>
    public abstract void Process(ICmdletCall call);
}

/// <summary>One call of a cmdlet: what was bound, and where answers go.</summary>
public interface ICmdletCall
{
    /// <summary>Who asks, and where.</summary>
    LabSession Session { get; }

    /// <summary>Name of the parameter set that was bound.</summary>
    string ParameterSet { get; }

    /// <summary>Whether the caller gave it (a switch: and did not say <c>:$false</c>).</summary>
    bool Has(string parameter);

    /// <summary>The value, unwrapped; default where it was not given.</summary>
    T? Get<T>(string parameter);

    /// <summary>All values of a parameter that takes many; empty where it was not given.</summary>
    IReadOnlyList<T> All<T>(string parameter);

    /// <summary>An answer.</summary>
    void Write(object? answer);

    /// <summary>An error that a caller's ErrorAction decides about.</summary>
    void Error(RefusalException refusal, object? target = null);

    /// <summary>PowerShell's own streams, for what is neither an answer nor a refusal: warnings, progress, errors of a script's own.</summary>
    Cmdlet Streams { get; }

    /// <summary>Asks the person, as Windows does before what cannot be undone; throws where nobody can be asked.</summary>
    bool Agrees(string question);

    /// <summary>True when the session is being stopped: long work looks at it.</summary>
    CancellationToken Stopping { get; }
}
