using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>The machine's clock.</summary>
public sealed class GetDate() : CmdletBody("Get-Date")
{
    /// <summary>What a clock that is off is ahead.</summary>
    public static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    private static readonly string[] Unanswered = ["Date", "Year", "Month", "Day", "Hour", "Minute", "Second", "Millisecond", "DisplayHint", "Format", "UFormat"];

    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        if (Array.Find(Unanswered, call.Has) is { } asked) throw RefusalException.Unsupported($"The lab does not answer -{asked}.");
        var host = call.Session.Host;
        call.Write(host.Time.GetUtcNow().LocalDateTime + (host.Has(Faults.ClockOff) ? Off : TimeSpan.Zero));
    }
}
