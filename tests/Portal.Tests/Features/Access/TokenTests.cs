using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Features.Access;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Xunit;

namespace Portal.Tests.Features.Access;

public sealed class TokenTests : AccountTestBase
{
    [Fact]
    public async Task A_token_opens_what_its_role_allows()
    {
        var caller = await CallerAsync((await MakeTokenAsync()).Secret.Reveal());

        Assert.NotNull((await AskAsync<ReadRun>(caller!)).Who);
        Assert.Null((await AskAsync<CreateCatalog>(caller!)).Who);
    }

    [Fact]
    public async Task Its_secret_is_nowhere_in_the_rows()
    {
        var secret = (await MakeTokenAsync()).Secret.Reveal();

        await using var db = Portal.Read();
        var rows = string.Concat(await db.Tokens.Select(token => token.Name + token.Hash).ToListAsync(Ct)) + string.Concat(await db.Audit.Select(entry => entry.Subject + entry.After + entry.Outcome).ToListAsync(Ct));
        Assert.DoesNotContain(secret, rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret["portal_".Length..], rows, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_letter_off_opens_nothing()
    {
        var secret = (await MakeTokenAsync()).Secret.Reveal();

        Assert.Null(await CallerAsync(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await CallerAsync(secret[..^1]));
        Assert.Null(await CallerAsync(secret + "A"));
        Assert.Null(await CallerAsync(secret["portal_".Length..]));
        Assert.Null(await CallerAsync(""));
        Assert.NotNull(await CallerAsync(secret));
    }

    [Fact]
    public async Task An_expired_token_opens_nothing()
    {
        var secret = (await MakeTokenAsync(TimeSpan.FromDays(1))).Secret.Reveal();
        var caller = await CallerAsync(secret);

        Portal.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Null(await CallerAsync(secret));
        Assert.True((await AskAsync<ReadRun>(caller!)).IsUnknown);
    }

    [Fact]
    public async Task A_token_that_was_taken_back_opens_nothing_and_taking_it_back_again_is_no_fault()
    {
        var token = await MakeTokenAsync();

        Assert.True((await Get<RevokeToken>().ExecuteAsync(token.Id, standing: null, Root, Ct)).IsYes);
        Assert.Null(await CallerAsync(token.Secret.Reveal()));
        Assert.True((await Get<RevokeToken>().ExecuteAsync(token.Id, standing: null, Root, Ct)).IsYes);
    }

    [Fact]
    public async Task Nobody_makes_a_token_that_may_more_than_himself()
    {
        var standing = new Standing("ben", [Role.HelpDesk]);

        Says((await Get<CreateToken>().ExecuteAsync("deploy", "administrator", null, standing, new("ben", "test"), Ct)).Verdict, "role", "A token may do no more than who makes it.");
        Assert.True((await Get<CreateToken>().ExecuteAsync("deploy", "help-desk", null, standing, new("ben", "test"), Ct)).IsYes);
    }

    [Fact]
    public async Task Somebody_elses_token_is_as_unknown_as_one_that_never_was()
    {
        var token = await MakeTokenAsync();

        Says(await Get<RevokeToken>().ExecuteAsync(token.Id, new("ben", [Role.HelpDesk]), new("ben", "test"), Ct), "token", "There is no such token.");
        Says(await Get<RevokeToken>().ExecuteAsync(Guid.NewGuid(), new("ben", [Role.HelpDesk]), new("ben", "test"), Ct), "token", "There is no such token.");
        Assert.NotNull(await CallerAsync(token.Secret.Reveal()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3651)]
    public async Task A_life_out_of_range_is_refused(int days) =>
        Says((await Get<CreateToken>().ExecuteAsync("deploy", "auditor", TimeSpan.FromDays(days), null, Root, Ct)).Verdict, "expires", "A token lives for at most 3650 days");

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await MakeTokenAsync();

        Says((await Get<CreateToken>().ExecuteAsync("DEPLOY", "auditor", null, null, Root, Ct)).Verdict, "name", "There is a token of this name already, or was.");
    }

    private async Task<NewToken> MakeTokenAsync(TimeSpan? life = null) => (await Get<CreateToken>().ExecuteAsync("deploy", "auditor", life, null, Root, Ct)).Value!;

    private Task<Caller?> CallerAsync(string secret) => Get<CheckToken>().ExecuteAsync(secret, "10.0.0.7", Ct);
}
