using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Connections;
using Portal.Features.Access;
using Xunit;

namespace Portal.Tests.Features.Access;

public sealed class AccountTests : AccountTestBase
{
    [Theory]
    [InlineData("", "four words in a row", "auditor", "name", "A name is needed.")]
    [InlineData("anna berg", "four words in a row", "auditor", "name", "A name has no ' '.")]
    [InlineData("<b>", "four words in a row", "auditor", "name", "A name has no '<'.")]
    [InlineData("anna", "eleven char", "auditor", "password", "A password has 12 to 256 characters; this has 11.")]
    [InlineData("anna", "my name is ANNA, really", "auditor", "password", "A password does not hold the account's name.")]
    [InlineData("anna", "four words in a row", "god", "role", "There is no such role.")]
    public async Task What_cannot_be_is_refused_with_its_rule(string name, string password, string role, string field, string rule)
    {
        var answer = await Get<CreateAccount>().ExecuteAsync(name, new Secret(password), role, Root, Ct);

        Says(answer.Verdict, field, rule);
        await using var db = Portal.Read();
        Assert.Empty(await db.Accounts.ToListAsync(Ct));
        Assert.DoesNotContain(password, string.Concat(await db.Audit.Select(entry => entry.Outcome + entry.After).ToListAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_unique_without_its_case()
    {
        await MakeAsync("anna", Role.Auditor);

        Says((await Get<CreateAccount>().ExecuteAsync("Anna", Password, "auditor", Root, Ct)).Verdict, "name", "There is an account of this name already.");
    }

    [Fact]
    public async Task A_password_is_kept_as_a_hash_alone()
    {
        var id = await MakeAsync("anna", Role.Auditor);

        await using var db = Portal.Read();
        Assert.DoesNotContain(Password.Reveal(), (await db.Accounts.FindAsync([id], Ct))!.PasswordHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var root = await MakeAsync("root", Role.Administrator);

        Says(await Get<ChangeRole>().ExecuteAsync(root, "auditor", Root, Ct), "account", "It is the last administrator");
        Says(await Get<LockAccount>().ExecuteAsync(root, locked: true, Root, Ct), "account", "It is the last administrator");

        await MakeAsync("second", Role.Administrator);
        Assert.True((await Get<ChangeRole>().ExecuteAsync(root, "auditor", Root, Ct)).IsYes);
    }

    [Fact]
    public async Task An_administrator_who_is_locked_does_not_count()
    {
        var root = await MakeAsync("root", Role.Administrator);
        var second = await MakeAsync("second", Role.Administrator);
        Assert.True((await Get<LockAccount>().ExecuteAsync(second, locked: true, Root, Ct)).IsYes);

        Assert.False((await Get<LockAccount>().ExecuteAsync(root, locked: true, Root, Ct)).IsYes);
    }

    [Fact]
    public async Task A_change_of_role_is_in_the_audit_log_with_before_and_after()
    {
        await MakeAsync("root", Role.Administrator);
        var anna = await MakeAsync("anna", Role.HelpDesk);

        await Get<ChangeRole>().ExecuteAsync(anna, "auditor", Root, Ct);

        await using var db = Portal.Read();
        var entry = await db.Audit.SingleAsync(row => row.What == "change-role", Ct);
        Assert.Equal(("""{"role":"help-desk"}""", """{"role":"auditor"}""", "root"), (entry.Before, entry.After, entry.Who));
    }

    [Fact]
    public async Task Ones_own_password_needs_the_old_one_and_five_wrong_ones_lock()
    {
        var anna = await MakeAsync("anna", Role.HelpDesk);
        var change = Get<ChangePassword>();
        for (var wrong = 0; wrong < 5; wrong++)
            Says(await change.ExecuteAsync(anna, new("not this one at all"), new("another four words"), new("anna", "test"), Ct), "old", "It is not the password of this account.");

        Assert.NotNull((await Get<ListAccounts>().ExecuteAsync(Ct)).Single(account => account.Id == anna).LockedUntil);
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_the_old_one()
    {
        var anna = await MakeAsync("anna", Role.HelpDesk);

        Assert.True((await Get<ChangePassword>().ExecuteAsync(anna, Password, new("another four words"), new("anna", "test"), Ct)).IsYes);
        Assert.False((await Get<ChangePassword>().ExecuteAsync(anna, Password, new("yet another four words"), new("anna", "test"), Ct)).IsYes);
    }

    [Fact]
    public async Task Appearance_is_kept()
    {
        var anna = await MakeAsync("anna", Role.HelpDesk);
        var appearance = Get<SetAppearance>();

        Assert.Null(await appearance.ReadAsync(anna, Ct));
        await appearance.ExecuteAsync(anna, dark: true, Ct);
        Assert.True(await appearance.ReadAsync(anna, Ct));
        await appearance.ExecuteAsync(anna, dark: null, Ct);
        Assert.Null(await appearance.ReadAsync(anna, Ct));
    }
}
