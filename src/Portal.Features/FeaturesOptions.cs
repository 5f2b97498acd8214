using Portal.Domain.Prerequisites;

namespace Portal.Features;

/// <summary>How the plans behave.</summary>
public sealed record FeaturesOptions
{
    /// <summary>
    /// How long after its caller's death a script on a host may still do something: an undo looks again after this. The longest call and the
    /// time after which a host ends a session that nobody holds; 0 to 2 h.
    /// </summary>
    public TimeSpan LongestRemoteCall { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>How long a guest is given to shut down before a person is asked; 1 min to 2 h. Windows may install updates meanwhile.</summary>
    public TimeSpan LongestShutDown { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The machine that the portal runs on, and the forest of the directory that it is configured with.</summary>
    public PortalMachine Machine { get; init; } = PortalMachine.Here(forest: null);

    /// <summary>What is out of range, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Fault(nameof(LongestRemoteCall), LongestRemoteCall, TimeSpan.Zero),
        .. Fault(nameof(LongestShutDown), LongestShutDown, TimeSpan.FromMinutes(1)),
    ];

    private static IEnumerable<string> Fault(string name, TimeSpan value, TimeSpan shortest)
    {
        var longest = TimeSpan.FromHours(2);
        if (value < shortest || value > longest) yield return $"{name} {value} must be within {shortest} to {longest}.";
    }
}
