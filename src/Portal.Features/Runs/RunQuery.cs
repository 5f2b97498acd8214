using Portal.Features.Paging;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Which runs. What is left out does not matter.</summary>
public sealed record RunQuery
{
    /// <summary>In this state.</summary>
    public RunState? State { get; init; }

    /// <summary>True: only those with items that need a person.</summary>
    public bool NeedsYou { get; init; }

    /// <summary>Of this kind: "create-catalog".</summary>
    public string? Kind { get; init; }

    /// <summary>With this in the title, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="Page.MostRows"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Says how many there are.</summary>
    public bool WithCount { get; init; }
}
