namespace Portal.Domain.Prerequisites;

/// <summary>Something that was asked: the answer, or why there is none.</summary>
/// <typeparam name="T">What the answer is.</typeparam>
public sealed record Asked<T> where T : class
{
    private Asked(T? answer, Gap? gap) => (Answer, Gap) = (answer, gap);

    /// <summary>What was found out; null where nothing was.</summary>
    public T? Answer { get; }

    /// <summary>Why nothing was; null where there is an answer.</summary>
    public Gap? Gap { get; }

    /// <summary>It was answered.</summary>
    public static implicit operator Asked<T>(T answer) => new(answer, null);

    /// <summary>It was not.</summary>
    public static implicit operator Asked<T>(Gap gap) => new(null, gap);
}

/// <summary>Why something could not be found out, and what would help.</summary>
/// <param name="Why">A sentence, in the words of who refused: "No session to hv01.lab.example: it does not answer."</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Gap(string Why, string Remedy);
