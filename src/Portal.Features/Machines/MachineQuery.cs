using Portal.Domain.Machines;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>Which machines. What is left out does not matter.</summary>
public sealed record MachineQuery
{
    /// <summary>Most machines of one page.</summary>
    public const int MostMachines = Page.MostRows;

    /// <summary>Of this catalog.</summary>
    public Guid? Catalog { get; init; }

    /// <summary>In this condition.</summary>
    public Condition? Condition { get; init; }

    /// <summary>In this state.</summary>
    public MachineState? State { get; init; }

    /// <summary>On this host: an FQDN, as machines show it.</summary>
    public string? Host { get; init; }

    /// <summary>With this in its name, in whatever case. Those that are gone are not found by it.</summary>
    public string? Text { get; init; }

    /// <summary><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="MostMachines"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Also those that are gone.</summary>
    public bool WithRemoved { get; init; }

    /// <summary>With the times of all their steps.</summary>
    public bool WithSteps { get; init; }

    /// <summary>What is asked for may be gone.</summary>
    internal bool WithGone => IsOfGone || (WithRemoved && string.IsNullOrWhiteSpace(Text));

    /// <summary>Nothing else is asked for.</summary>
    internal bool IsOfGone => State == MachineState.Removed || Condition == Features.Condition.Done;

    /// <summary>Says how many there are.</summary>
    public bool WithCount { get; init; }
}
