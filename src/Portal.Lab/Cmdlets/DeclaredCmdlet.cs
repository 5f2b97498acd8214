using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Portal.Lab.Endpoint;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets;

/// <summary>What every cmdlet of the lab derives from: hands what the binder bound to the body, and the body's answers to PowerShell.</summary>
public abstract class DeclaredCmdlet : PSCmdlet, ICmdletCall, IDisposable
{
    // Of the engine that the lab runs on; the Windows it plays got them later, or never.
    private static readonly (string Parameter, WindowsRelease Since)[] NewCommonParameters =
    [
        ("PipelineVariable", WindowsRelease.Ws2012R2), ("InformationAction", WindowsRelease.Ws2016), ("InformationVariable", WindowsRelease.Ws2016),
        ("ProgressAction", (WindowsRelease)int.MaxValue),
    ];

    // Reading an attribute takes longer than many a cmdlet.
    private static readonly ConcurrentDictionary<Type, bool> Asks = new();

    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc />
    LabSession ICmdletCall.Session => LabSession.Current;

    /// <inheritdoc />
    string ICmdletCall.ParameterSet => ParameterSetName;

    /// <inheritdoc />
    CancellationToken ICmdletCall.Stopping => _stopping.Token;

    /// <inheritdoc />
    bool ICmdletCall.Has(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && value is not SwitchParameter { IsPresent: false };

    /// <inheritdoc />
    T? ICmdletCall.Get<T>(string parameter)
        where T : default => MyInvocation.BoundParameters.TryGetValue(parameter, out var value) ? To<T>(value) : default;

    /// <inheritdoc />
    IReadOnlyList<T> ICmdletCall.All<T>(string parameter)
    {
        if (!MyInvocation.BoundParameters.TryGetValue(parameter, out var value) || value is null)
            return [];
        return value is IEnumerable many and not string ? [.. many.Cast<object?>().Select(one => To<T>(one)!)] : [To<T>(value)!];
    }

    /// <inheritdoc />
    void ICmdletCall.Write(object? answer) => WriteObject(answer);

    /// <inheritdoc />
    void ICmdletCall.Error(RefusalException refusal, object? target) => WriteError(Record(refusal, target));

    /// <inheritdoc />
    Cmdlet ICmdletCall.Streams => this;

    /// <inheritdoc />
    bool ICmdletCall.Agrees(string question) => ShouldContinue(question, "Confirm");

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        var host = LabSession.Current.Host;
        VersionTable.PutInto(SessionState, host);
        var release = host.Release;
        foreach (var (parameter, since) in NewCommonParameters)
        {
            if (release < since && MyInvocation.BoundParameters.ContainsKey(parameter))
            {
                ThrowTerminatingError(new ErrorRecord(new ParameterBindingException($"A parameter cannot be found that matches parameter name '{parameter}'."),
                    "NamedParameterNotFound", ErrorCategory.InvalidArgument, this));
            }
        }
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var session = LabSession.Current;
        if (Asks.GetOrAdd(GetType(), static type => type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess) && !ShouldProcess(session.Host.ShortName))
            return;
        var body = DeclaredCmdlets.BodyOf(MyInvocation.MyCommand.Name);
        try
        {
            session.Watch?.Before(body.Name, _stopping.Token);
            if (body.NeedsAdministrator && session.Host.Has(Faults.NotAdministrator))
                throw RefusalException.Denied("You do not have the required permission to complete this task. Contact the administrator of the authorization policy for the computer.");
            body.Process(this);
        }
        catch (RefusalException refusal)
        {
            WriteError(Record(refusal, null));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            session.Watch?.After(body.Name, _stopping.Token);
        }
    }

    /// <inheritdoc />
    protected override void StopProcessing() => _stopping.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    private static ErrorRecord Record(RefusalException refusal, object? target) =>
        new(refusal, refusal.ErrorId, Enum.Parse<ErrorCategory>(refusal.Category), target);

    private static T? To<T>(object? value)
    {
        if (typeof(T) != typeof(PSObject) && value is PSObject { BaseObject: not PSCustomObject } wrapped)
            value = wrapped.BaseObject;
        return value switch
        {
            null => default,
            T same => same,
            _ => (T?)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture),
        };
    }
}
