using Portal.Domain.Access;
using Portal.Features.Access;
using Xunit;

namespace Portal.Tests.Features.Access;

public sealed class FirstVisitTests : AccountTestBase
{
    private FirstVisit Visit => Get<FirstVisit>();

    [Fact]
    public async Task The_code_makes_the_first_administrator()
    {
        var code = Visit.Issue();

        var answer = await Visit.ExecuteAsync(code.ToLowerInvariant().Replace('-', ' '), "anna", Password, "10.0.0.7", Ct);

        Assert.True(answer.IsYes);
        Assert.Equal(Role.Administrator, Assert.Single(await Get<ListAccounts>().ExecuteAsync(Ct)).Role);
        Assert.False(await Visit.IsDueAsync(Ct));
    }

    [Fact]
    public async Task It_opens_once()
    {
        var code = Visit.Issue();
        await Visit.ExecuteAsync(code, "anna", Password, "10.0.0.7", Ct);

        Says((await Visit.ExecuteAsync(code, "ben", Password, "10.0.0.7", Ct)).Verdict, "code", "There is an administrator already.");
    }

    [Fact]
    public async Task Two_at_once_make_one()
    {
        var code = Visit.Issue();

        var answers = await Task.WhenAll(Visit.ExecuteAsync(code, "anna", Password, "a", Ct), Visit.ExecuteAsync(code, "ben", Password, "b", Ct));

        Assert.Single(answers, answer => answer.IsYes);
        Assert.Single(await Get<ListAccounts>().ExecuteAsync(Ct));
    }

    [Fact]
    public async Task It_opens_for_an_hour()
    {
        var code = Visit.Issue();
        Portal.Clock.Advance(FirstVisit.CodeLives + TimeSpan.FromSeconds(1));

        Says((await Visit.ExecuteAsync(code, "anna", Password, "10.0.0.7", Ct)).Verdict, "code", "No code opens this portal any more.", "Start the portal again");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAA-AAAAA-AAAAA-AAAAA")]
    [InlineData("Ünïcödé 🙂")]
    public async Task Another_code_opens_nothing_and_is_not_repeated(string? typed)
    {
        Visit.Issue();

        var answer = await Visit.ExecuteAsync(typed, "anna", Password, "10.0.0.7", Ct);

        Says(answer.Verdict, "code", "It is not the code that the portal printed");
        Assert.Null(answer.Verdict.Objections[0].Value);
    }

    [Fact]
    public async Task After_twenty_wrong_ones_the_right_one_is_wrong_too()
    {
        var code = Visit.Issue();
        for (var wrong = 0; wrong < 20; wrong++) await Visit.ExecuteAsync("AAAAA", "anna", Password, "10.0.0.7", Ct);

        Assert.False((await Visit.ExecuteAsync(code, "anna", Password, "10.0.0.7", Ct)).IsYes);
    }

    [Fact]
    public async Task A_weak_password_does_not_use_the_code_up()
    {
        var code = Visit.Issue();

        Assert.False((await Visit.ExecuteAsync(code, "anna", new("short"), "10.0.0.7", Ct)).IsYes);
        Assert.True((await Visit.ExecuteAsync(code, "anna", Password, "10.0.0.7", Ct)).IsYes);
    }
}
