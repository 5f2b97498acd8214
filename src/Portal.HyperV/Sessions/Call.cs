namespace Portal.HyperV.Sessions;

/// <summary>A call of one of our functions.</summary>
/// <param name="function">Its name.</param>
/// <param name="act">For people, in messages: "creating the disk D:\Portal\VDI-001.vhdx".</param>
internal sealed class Call(string function, string act)
{
    private readonly Dictionary<string, object> _parameters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Name of the function.</summary>
    public string Function { get; } = function;

    /// <summary>What it does, for people.</summary>
    public string Act { get; } = act;

    /// <summary>Passed as parameters, never as text of a script.</summary>
    public IReadOnlyDictionary<string, object> Parameters => _parameters;

    /// <summary>What it may take; null is the options' limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Adds a parameter; one that is null is left out.</summary>
    public Call With(string name, object? value)
    {
        if (value is not null) _parameters[name] = value;
        return this;
    }

    /// <summary>Adds a switch that is on, or leaves it out.</summary>
    public Call With(string name, bool on)
    {
        if (on) _parameters[name] = true;
        return this;
    }
}
