namespace Portal.Lab.Endpoint;

/// <summary>All shells that are open. WinRM allows 30 per account and machine.</summary>
internal sealed class Shells
{
    /// <summary><c>MaxShellsPerUser</c>.</summary>
    public const int MostPerAccount = 30;

    private readonly List<Shell> _open = [];
    private readonly Lock _lock = new();

    /// <summary>How many there are, with those whose clients have gone.</summary>
    public int Count
    {
        get { lock (_lock) return _open.Count; }
    }

    /// <summary>How many have a client.</summary>
    public int WithClient
    {
        get { lock (_lock) return _open.Count(shell => !shell.IsLeft); }
    }

    /// <summary>
    /// Takes a new shell in. Those that an earlier client of the same name left behind end now: a portal closes what its former self left, which it
    /// finds on a real machine by the name of the sessions.
    /// </summary>
    /// <returns>False when the account has as many as it may.</returns>
    public bool TryAdd(Shell shell)
    {
        Shell[] orphans;
        lock (_lock)
        {
            orphans = [.. Of(shell).Where(each => each.IsLeft && string.Equals(each.Name, shell.Name, StringComparison.Ordinal))];
            if (Of(shell).Count() - orphans.Length >= MostPerAccount) return false;
            _open.RemoveAll(orphans.Contains);
            _open.Add(shell);
        }

        foreach (var orphan in orphans) orphan.End();
        return true;
    }

    /// <summary>Forgets one that has ended.</summary>
    public void Remove(Shell shell)
    {
        lock (_lock) _open.Remove(shell);
    }

    /// <summary>Ends all of a machine, or all there are.</summary>
    public void End(string? host = null)
    {
        Shell[] ending;
        lock (_lock) ending = [.. _open.Where(shell => host is null || shell.Host == host)];
        foreach (var shell in ending) shell.End();
    }

    private IEnumerable<Shell> Of(Shell shell) => _open.Where(each => each.Host == shell.Host && each.Account == shell.Account);
}
