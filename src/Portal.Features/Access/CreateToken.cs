using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Model;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Access.Rules;
using Portal.Domain.Connections;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Makes a token for scripts. Its secret is in the answer, and nowhere else ever again.</summary>
public sealed class CreateToken(IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    /// <summary>Longest life.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    private const string What = "create-token";

    /// <summary>Makes it.</summary>
    /// <param name="name">What it is for. Unique.</param>
    /// <param name="role">Name of a role.</param>
    /// <param name="life">After which it opens nothing; null is never. Up to <see cref="LongestLife"/>.</param>
    /// <param name="maker">What its maker may do: a token is never more. Null from the command line.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<NewToken>> ExecuteAsync(string name, string role, TimeSpan? life, Standing? maker, Who who, CancellationToken ct)
    {
        var (found, verdict) = await JudgeAsync(name, role, life, maker, ct).ConfigureAwait(false);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, name ?? "", id: null, verdict, ct).ConfigureAwait(false);
            return Answer.No<NewToken>(verdict);
        }

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var (now, secret) = (time.GetUtcNow(), TokenSecret.Make());
        var token = new Token { Id = Guid.CreateVersion7(now), Name = name!, Hash = TokenSecret.HashOf(secret), By = who.Name, Created = now, Expires = now + life };
        db.Tokens.Add(token);
        db.Grants.Add(new() { Id = Guid.CreateVersion7(now), Holder = token.Id, Role = found!.Name, Since = now, By = who.Name });
        db.Audit.Add(audit.Accepted(who, What, name!, token.Id, $$"""{"role":"{{found.Name}}"}"""));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return Answer.Yes(new NewToken(token.Id, new(secret), token.Expires));
    }

    /// <summary>Whether it could be made. Changes nothing.</summary>
    public async Task<Verdict> PreviewAsync(string name, string role, TimeSpan? life, Standing? maker, CancellationToken ct) =>
        (await JudgeAsync(name, role, life, maker, ct).ConfigureAwait(false)).Verdict;

    private async Task<(Role? Role, Verdict Verdict)> JudgeAsync(string name, string role, TimeSpan? life, Standing? maker, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var (found, verdict) = Role.Parse("role", role);
        verdict = new AccountName("name").Judge(name).And(verdict).And(Life(life)).And(NoMore(found, maker));
        if (verdict.IsYes && await db.Tokens.WithName(name).AnyAsync(ct).ConfigureAwait(false))
            verdict = Verdict.No("name", name, "There is a token of this name already, or was.", "Choose another name.");
        // The audit log names who did something: a token must not pass for a person, nor own what is his.
        var key = name?.ToUpperInvariant();
        if (verdict.IsYes && await db.Accounts.AnyAsync(account => account.NormalizedUserName == key, ct).ConfigureAwait(false))
            verdict = Verdict.No("name", name, "An account has this name.", "Choose another name, such as what the token is for.");
        return (found, verdict);
    }

    private static Verdict Life(TimeSpan? life) =>
        life is { } span && (span <= TimeSpan.Zero || span > LongestLife)
            ? Verdict.No("expires", span.ToString(), $"A token lives for at most {LongestLife.TotalDays:0} days, and longer than nothing.", "Give for instance 90 days.")
            : Verdict.Yes;

    private static Verdict NoMore(Role? role, Standing? maker) =>
        role is not null && maker is not null && role.Rights.FirstOrDefault(right => !maker.May(right), (Right)(-1)) is var more && Enum.IsDefined(more)
            ? Verdict.No("role", role.Name, "A token may do no more than who makes it.", "Choose a role that you have, or ask an administrator to make it.")
            : Verdict.Yes;
}

/// <summary>A token that was just made.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Secret">To be shown once.</param>
/// <param name="Expires">From when on it opens nothing.</param>
public sealed record NewToken(Guid Id, Secret Secret, DateTimeOffset? Expires);
