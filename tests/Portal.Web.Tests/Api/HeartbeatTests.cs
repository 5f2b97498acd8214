using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Features.Runs;
using Portal.TestKit;
using Portal.Web.Api.Endpoints;
using Xunit;

namespace Portal.Web.Tests.Api;

public sealed class HeartbeatTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_on_which_nothing_happens_is_not_silent_for_longer_than_15_seconds()
    {
        var clock = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        await using var body = new MemoryStream();
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = stop.Token };
        context.Response.Body = body;
        var telling = new RunEvents(NeverAsync(stop.Token)).ExecuteAsync(context);

        await Eventually.BeAsync("the line is open", () => body.Length > 0, Ct);
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.DoesNotContain("still there", Told(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await Eventually.BeAsync("a heartbeat came", () => Told().EndsWith(": still there\n\n", StringComparison.Ordinal), Ct);
        await stop.CancelAsync();
        await telling;

        string Told() => Encoding.UTF8.GetString(body.ToArray());
    }

    private static async IAsyncEnumerable<RunView> NeverAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        yield break;
    }
}
