using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary>Serves PowerShell remoting (PSRP) over any pair of streams: one pair, one session.</summary>
/// <remarks>
/// Source: <c>OutOfProcServerMediator.cs</c> of PowerShell 7.6; [MS-PSRP] in the out-of-process framing, a line per packet.
/// The engine handles each packet on the thread pool and blocks there: a process that serves more than a few sessions needs threads at hand.
/// </remarks>
internal sealed class RemotingEndpoint
{
    private readonly EngineInternals _engine = new();

    /// <summary>Registers <see cref="LabSessionConfiguration"/> with the engine, for the whole process.</summary>
    /// <exception cref="NotSupportedException">The engine lacks an internal that the endpoint needs; the message names it.</exception>
    public RemotingEndpoint()
    {
        ThreadPool.SetMinThreads(256, 256);
        _engine.UseSessionConfiguration(typeof(LabSessionConfiguration));
    }

    /// <summary>Serves one session; ends when the shell does.</summary>
    /// <param name="client">What the client writes and reads. Left open.</param>
    /// <param name="shell">Ends with what is read, or when somebody ends it.</param>
    /// <param name="session">Who asks, and on which machine.</param>
    /// <returns>Completes after the session's scripts were told to stop. Faults only if the engine does.</returns>
    public Task ServeAsync(Stream client, Shell shell, LabSession session)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                LabSession.Current = session; // flows into every thread of this session, and no further
                var outbox = new Outbox(client);
                _engine.Serve(new Inbox(client, outbox, shell), outbox);
                ended.SetResult();
            }
            catch (Exception fault)
            {
                ended.SetException(fault);
            }
        }) { IsBackground = true, Name = $"PSRP {session.Host.ShortName}" };
        thread.Start();
        return ended.Task;
    }
}
