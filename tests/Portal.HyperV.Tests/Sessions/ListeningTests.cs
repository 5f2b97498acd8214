using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using Portal.HyperV.Transports;
using Xunit;

namespace Portal.HyperV.Tests.Sessions;

/// <summary>When a session over streams begins to hear its host.</summary>
public sealed class ListeningTests
{
    [Fact]
    public async Task A_host_is_heard_only_after_the_opening_call_has_returned()
    {
        var happened = new ConcurrentQueue<string>();
        var (sent, heard) = (new Watched("sent", happened), new Watched("heard", happened));
        var connection = new StreamConnectionInfo("hv01", _ => new StreamLink(heard, sent, () => null, () => { }));
        using var runspace = RunspaceFactory.CreateRunspace(connection);

        runspace.OpenAsync();
        await sent.Used.WaitAsync(TestContext.Current.CancellationToken);
        happened.Enqueue("returned");
        connection.Listen();
        await heard.Used.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["sent", "returned", "heard"], happened);
    }

    private sealed class Watched(string name, ConcurrentQueue<string> happened) : Stream
    {
        private readonly TaskCompletionSource _used = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Used => _used.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Use();
            return 0;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Flush() => Use();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Use()
        {
            if (_used.Task.IsCompleted) return;
            happened.Enqueue(name);
            _used.TrySetResult();
        }
    }
}
