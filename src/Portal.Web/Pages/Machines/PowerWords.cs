using Portal.Domain.Hosts;
using Portal.Features.Machines;

namespace Portal.Web.Pages.Machines;

/// <summary>Power, in words.</summary>
internal static class PowerWords
{
    /// <summary>"Shut down".</summary>
    public static string Verb(PowerAction action) => action switch
    {
        PowerAction.Start => "Start",
        PowerAction.ShutDown => "Shut down",
        PowerAction.Restart => "Restart",
        _ => "Turn off",
    };

    /// <summary>What the second click does, with what is lost.</summary>
    public static string Loss(PowerAction action, string machine) => action switch
    {
        PowerAction.ShutDown => $"Shut down {machine}, its session ends",
        PowerAction.Restart => $"Restart {machine}, its session is lost",
        _ => $"Turn off {machine}, what it has not written is lost",
    };

    /// <summary>What happens, in a sentence.</summary>
    public static string Note(PowerAction action) => action switch
    {
        PowerAction.ShutDown => "The guest is asked to shut down; nothing is forced.",
        PowerAction.Restart => "The guest is asked to shut down, and the machine is started when it is off; nothing is forced.",
        _ => "As by the power button: the guest is not asked.",
    };

    /// <summary>"running", as the second word beside a state.</summary>
    public static string Of(PowerState power) => power.ToString().ToLowerInvariant();

    /// <summary>In the address of a button: "shut-down".</summary>
    public static string Key(PowerAction action) => Verb(action).Replace(' ', '-').ToLowerInvariant();
}
