using Portal.Features.Access;
using Xunit;

namespace Portal.Tests.Features.Access;

public sealed class RequestKeyTests : AccountTestBase
{
    private static readonly Guid Anna = Guid.NewGuid(), Ben = Guid.NewGuid();
    private static readonly string Words = new('A', 64), Others = new('B', 64);

    [Fact]
    public async Task The_same_key_gives_the_same_run() => Assert.Equal((await AskAsync(Anna, "k", Words)).Value, (await AskAsync(Anna, "k", Words)).Value);

    [Fact]
    public async Task The_same_key_with_other_words_is_refused()
    {
        await AskAsync(Anna, "k", Words);

        Says((await AskAsync(Anna, "k", Others)).Verdict, "Idempotency-Key", "This key was given with another request.");
    }

    [Fact]
    public async Task Two_callers_never_share_a_key() => Assert.NotEqual((await AskAsync(Anna, "k", Words)).Value, (await AskAsync(Ben, "k", Words)).Value);

    [Fact]
    public async Task Many_at_once_get_one_run()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AskAsync(Anna, "k", Words)));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_week()
    {
        var first = await AskAsync(Anna, "k", Words);
        Portal.Clock.Advance(RequestKeys.KeptFor - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Get<RequestKeys>().ForgetAsync(Ct));
        Portal.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await Get<RequestKeys>().ForgetAsync(Ct));

        Assert.NotEqual(first.Value, (await AskAsync(Anna, "k", Others)).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_key_that_is_none_is_refused(string key) => Says((await AskAsync(Anna, key, Words)).Verdict, "Idempotency-Key", "A key has 1 to 200 characters.");

    [Fact]
    public async Task A_long_key_is_refused() => Says((await AskAsync(Anna, new('k', 201), Words)).Verdict, "Idempotency-Key", "A key has 1 to 200 characters.");

    private Task<Portal.Features.Answer<Guid>> AskAsync(Guid holder, string key, string words) => Get<RequestKeys>().ExecuteAsync(holder, key, words, Ct);
}
