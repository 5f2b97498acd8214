namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>Waits.</summary>
public sealed class StartSleep() : CmdletBody("Start-Sleep")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var time = call.Has("Milliseconds") ? TimeSpan.FromMilliseconds(call.Get<int>("Milliseconds")) : TimeSpan.FromSeconds(call.Get<double>("Seconds"));
        Task.Delay(time, call.Session.Host.Time, call.Stopping).GetAwaiter().GetResult();
    }
}
