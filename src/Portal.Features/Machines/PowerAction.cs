namespace Portal.Features.Machines;

/// <summary>What can be done to the power of a machine.</summary>
public enum PowerAction
{
    /// <summary>Starts it; goes on where it was saved or paused.</summary>
    Start = 0,

    /// <summary>Asks its guest to shut down, and waits until it is off.</summary>
    ShutDown = 1,

    /// <summary>Asks its guest to shut down, waits until it is off, and starts it. Turns nothing off by force.</summary>
    Restart = 2,

    /// <summary>Turns it off, as by the power button: what its guest has not written is lost.</summary>
    TurnOff = 3,
}
