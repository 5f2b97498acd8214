using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Portal.TestKit.Web;
using Portal.Web.Logging;
using Xunit;

namespace Portal.Web.Tests.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 3, 7, 58, 1, 250, TimeSpan.Zero));

    private string Path => _folder.At("portal.log");

    [Fact]
    public void An_entry_is_a_line_with_time_level_category_and_id()
    {
        Write("No worker could be called.");

        Assert.Equal(["2026-03-03 07:58:01.250Z Warning     Portal.Web.Jobs.Foreman[7010] No worker could be called."], File.ReadAllLines(Path));
    }

    [Fact]
    public void An_exception_follows_its_line()
    {
        Write("Not mended.", new InvalidOperationException("The disk is away."));

        Assert.Equal("System.InvalidOperationException: The disk is away.", File.ReadAllLines(Path)[1]);
    }

    [Fact]
    public void A_restart_writes_on()
    {
        Write("first");
        Write("second");

        Assert.Equal(2, File.ReadAllLines(Path).Length);
    }

    [Fact]
    public void A_long_log_is_put_aside_once()
    {
        using (var file = File.Create(Path)) file.SetLength((16 << 20) + 1);
        Write("new");

        Assert.Single(File.ReadAllLines(Path));
        Assert.Equal((16 << 20) + 1, new FileInfo(Path + ".1").Length);
    }

    [Fact]
    public void Whoever_speaks_after_the_end_is_not_thrown_at()
    {
        var file = new LogFile(Path, _time);
        var log = file.CreateLogger("late");
        file.Dispose();

        Say(log, "anybody there?");
        Assert.Empty(File.ReadAllText(Path));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string message, Exception? fault = null)
    {
        using var file = new LogFile(Path, _time);
        Say(file.CreateLogger("Portal.Web.Jobs.Foreman"), message, fault);
    }

    private static void Say(ILogger log, string message, Exception? fault = null) =>
        log.Log(LogLevel.Warning, new EventId(7010), message, fault, static (text, _) => text);
}
