namespace Portal.Runs;

/// <summary>A limit, in one row that a claim locks.</summary>
/// <remarks>
/// <see cref="Outcome.Silent"/> closes a gate (also one that nobody set) until the time of its <see cref="Next.Later"/>. After that one item
/// is let in, the probe: its <see cref="Outcome.Success"/> or <see cref="Outcome.Wait"/> opens the gate, its own <see cref="Outcome.Silent"/>
/// closes it until the new time, and after anything else the next may probe. Who was inside when it closed changes nothing by succeeding.
/// A rate counts who comes in, not who goes on from step to step inside: the next may enter 60 s / PerMinute after the last.
/// </remarks>
/// <param name="Name">"disk:hv03.lab.example". At most 200 characters.</param>
/// <param name="Limit">Items that may be inside at once: 1 or more, or <see cref="Nobody"/>.</param>
/// <param name="PerMinute">Items that may enter in a minute; 0 is any number.</param>
public sealed record Gate(string Name, int Limit, int PerMinute = 0)
{
    /// <summary>Nobody comes in until the limit is another one; who is inside goes on to the end of his step.</summary>
    public const int Nobody = 0;
}
