using System.Threading.Channels;
using Portal.HyperV.WithoutVmm;
using Xunit;

namespace Portal.HyperV.Tests.WithoutVmm;

public sealed class SharedQuestionTests
{
    private readonly Channel<TaskCompletionSource<int>> _asked = Channel.CreateUnbounded<TaskCompletionSource<int>>();
    private readonly SharedQuestion<int> _question;

    public SharedQuestionTests() => _question = new(() =>
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Writer.TryWrite(answer);
        return answer.Task;
    });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_while_it_runs_waits_for_the_next_answer_and_shares_it()
    {
        var first = _question.AskAsync(Ct);
        var running = await BegunAsync();
        Task<int>[] others = [_question.AskAsync(Ct), _question.AskAsync(Ct)];

        running.SetResult(1);
        (await BegunAsync()).SetResult(2);

        int[] answers = [await first, await others[0], await others[1]];
        Assert.Equal([1, 2, 2], answers);
        Assert.Equal(0, _asked.Reader.Count);
    }

    [Fact]
    public async Task After_an_answer_the_question_is_asked_anew()
    {
        var first = _question.AskAsync(Ct);
        (await BegunAsync()).SetResult(1);
        Assert.Equal(1, await first);

        var second = _question.AskAsync(Ct);
        (await BegunAsync()).SetResult(2);

        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_failure_is_of_those_who_waited_for_it_and_not_of_the_next()
    {
        var first = _question.AskAsync(Ct);
        var running = await BegunAsync();
        var next = _question.AskAsync(Ct);

        running.SetException(new InvalidOperationException("down"));
        (await BegunAsync()).SetResult(2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await next);
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_others_their_answer()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var impatient = _question.AskAsync(patience.Token);
        var running = await BegunAsync();
        var patient = _question.AskAsync(Ct);

        await patience.CancelAsync();
        running.SetResult(1);
        (await BegunAsync()).SetResult(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.Equal(2, await patient);
    }

    private async Task<TaskCompletionSource<int>> BegunAsync() => await _asked.Reader.ReadAsync(Ct);
}
