namespace Portal.Lab.Endpoint;

/// <summary>A shell that an account has open on a machine. It counts until it has ended, whether or not its client still lives.</summary>
/// <param name="host">Short name of the machine.</param>
/// <param name="account">SID of whoever opened it.</param>
/// <param name="name">What its client calls it: sessions of one portal node share a name.</param>
/// <param name="cut">Breaks the way to the client.</param>
/// <param name="time">The lab's clock.</param>
internal sealed class Shell(string host, string account, string name, Action cut, TimeProvider time)
{
    /// <summary>After this without a client WinRM ends a shell; the portal asks for no more, and WinRM accepts no less.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Host { get; } = host;

    public string Account { get; } = account;

    public string Name { get; } = name;

    /// <summary>Whether its client has gone without a goodbye.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Ends it: its client sees the way break, its script is stopped.</summary>
    public void End()
    {
        _ended.TrySetResult();
        cut();
    }

    /// <summary>Waits until somebody ends the shell or nobody has come back for it.</summary>
    public void OutliveItsClient()
    {
        IsLeft = true;
        try { _ended.Task.WaitAsync(IdleTimeout, time).Wait(); }
        catch (AggregateException e) when (e.InnerException is TimeoutException) { }
    }
}
