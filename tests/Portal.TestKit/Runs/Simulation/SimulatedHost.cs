namespace Portal.TestKit.Runs.Simulation;

/// <summary>A host with things that are found by name. It takes every call as it comes, also that of a caller who is dead by then.</summary>
public sealed class SimulatedHost(string name)
{
    private readonly SortedSet<string> _things = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>It does not answer.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Names of what is there, whole or half.</summary>
    public IEnumerable<string> Things => _things;

    /// <summary>Calls that it took.</summary>
    public int Calls { get; private set; }

    public bool Has(string thing)
    {
        Answer();
        return _things.Contains(thing);
    }

    /// <summary>Writes something half, under a name of its own.</summary>
    public bool Write(string partial)
    {
        Answer();
        _things.Add(partial);
        return true;
    }

    /// <summary>Gives what was written half its final name, unless that is taken.</summary>
    public bool Rename(string partial, string whole)
    {
        Answer();
        if (_things.Contains(whole)) throw new IOException($"{whole} is there already.");
        if (!_things.Remove(partial)) throw new FileNotFoundException($"There is no {partial}.");
        _things.Add(whole);
        return true;
    }

    public bool Delete(string thing)
    {
        Answer();
        return _things.Remove(thing);
    }

    private void Answer()
    {
        if (IsSilent) throw new TimeoutException($"{name} does not answer.");
        Calls++;
    }
}
