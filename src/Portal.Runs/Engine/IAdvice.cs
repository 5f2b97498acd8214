namespace Portal.Runs.Engine;

/// <summary>Knows the exceptions of a room that steps use, in words for people: a host's refusal, a full storage. Optional.</summary>
public interface IAdvice
{
    /// <summary>The outcome of a step that threw this; null when it is a surprise here too, and a setback.</summary>
    /// <param name="surprise">What the step threw.</param>
    /// <param name="claim">Of which item, with its gates.</param>
    Outcome? Explain(Exception surprise, Claim claim);
}
