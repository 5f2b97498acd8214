using System.Text;

namespace Portal.Lab.Endpoint;

/// <summary>What a client gets. The engine writes from pool threads, where an exception would end the process; a dead client shows in the <see cref="Inbox"/>.</summary>
internal sealed class Outbox(Stream client) : TextWriter
{
    private readonly Lock _lock = new(); // output and errors share the way

    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc />
    public override void WriteLine(string? value)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(value + "\n");
            lock (_lock) client.Write(bytes);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { }
    }
}
