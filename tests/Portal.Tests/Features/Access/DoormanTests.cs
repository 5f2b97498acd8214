using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Xunit;

namespace Portal.Tests.Features.Access;

public sealed class DoormanTests : AccountTestBase
{
    [Fact]
    public async Task Whoever_has_the_right_is_let_in_under_his_name()
    {
        var anna = await SignedInAsync(await MakeAsync("anna", Role.CatalogOperator));

        var admission = await AskAsync<CreateCatalog>(anna);

        Assert.Equal(new Who("anna", "10.0.0.7"), admission.Who);
    }

    [Fact]
    public async Task Whoever_has_not_is_told_and_the_audit_log_too()
    {
        var ben = await SignedInAsync(await MakeAsync("ben", Role.HelpDesk));

        var admission = await AskAsync<CreateCatalog>(ben);

        Assert.Null(admission.Who);
        Says(admission.Verdict, "account", "CreateCatalog is not for Help desk.", "Ask an administrator");
        await using var db = Portal.Read();
        Assert.Contains("not for Help desk", (await db.Audit.SingleAsync(entry => entry.What == nameof(CreateCatalog), Ct)).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_ends_with_the_next_click()
    {
        await MakeAsync("root", Role.Administrator);
        var account = await MakeAsync("anna", Role.CatalogOperator);
        var anna = await SignedInAsync(account);
        Assert.NotNull((await AskAsync<CreateCatalog>(anna)).Who);

        Assert.True((await Get<ChangeRole>().ExecuteAsync(account, "auditor", Root, Ct)).IsYes);

        Assert.Null((await AskAsync<CreateCatalog>(anna)).Who);
        Assert.NotNull((await AskAsync<ReadRun>(anna)).Who);
    }

    [Fact]
    public async Task A_new_password_ends_what_was_begun_with_the_old_one()
    {
        var anna = await SignedInAsync(await MakeAsync("anna", Role.CatalogOperator));

        Assert.True((await Get<ResetPassword>().ExecuteAsync("ANNA", new("another four words"), Root, Ct)).IsYes);

        Assert.True((await AskAsync<ReadRun>(anna)).IsUnknown);
    }

    [Fact]
    public async Task A_locked_account_opens_nothing()
    {
        await MakeAsync("root", Role.Administrator);
        var account = await MakeAsync("anna", Role.CatalogOperator);
        var anna = await SignedInAsync(account);

        Assert.True((await Get<LockAccount>().ExecuteAsync(account, locked: true, Root, Ct)).IsYes);
        Assert.True((await AskAsync<ReadRun>(anna)).IsUnknown);
        Assert.True((await Get<LockAccount>().ExecuteAsync(account, locked: false, Root, Ct)).IsYes);

        Assert.NotNull((await AskAsync<ReadRun>(anna)).Who);
    }

    [Fact]
    public async Task A_use_case_without_a_row_is_for_nobody()
    {
        var root = await SignedInAsync(await MakeAsync("root", Role.Administrator));

        Assert.Null((await AskAsync<Doorman>(root)).Who);
    }

    [Fact]
    public async Task A_grant_of_a_narrower_scope_opens_nothing_yet()
    {
        var account = await MakeAsync("anna", Role.Auditor);
        await using (var db = await Portal.Databases.CreateDbContextAsync(Ct))
        {
            db.Grants.Add(new() { Id = Guid.NewGuid(), Holder = account, Role = Role.Administrator.Name, Scope = "catalog:1", Since = Portal.Began, By = "root" });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Null((await AskAsync<CreateCatalog>(await SignedInAsync(account))).Who);
    }

    [Fact]
    public void Every_use_case_that_can_be_had_has_a_row_or_is_known_to_need_none()
    {
        // Each is a part of others, or what the portal itself does.
        Type[] inner =
        [
            typeof(CheckToken), typeof(Doorman), typeof(FirstVisit), typeof(NoteSignIn), typeof(ReadStanding), typeof(RequestKeys),
            typeof(Portal.Features.Audit.AuditTrail), typeof(Portal.Features.Connections.ConnectionBook), typeof(Portal.Features.Runs.Preparing.OrderDesk),
            typeof(Portal.Features.Runs.Preparing.PrepareRuns), typeof(Portal.Features.Connections.HostAdvice), typeof(Portal.Features.Connections.Checking.CheckAll),
            typeof(Portal.Features.Catalogs.Warnings.PlanWarnings),
        ];
        var services = new ServiceCollection().AddFeatures()
            .Select(service => service.ImplementationType ?? service.ServiceType)
            .Where(type => type is { IsPublic: true, IsClass: true } && type.Namespace!.StartsWith("Portal.Features", StringComparison.Ordinal) && !type.Namespace.StartsWith("Portal.Features.Plans", StringComparison.Ordinal))
            .Where(type => type != typeof(FeaturesOptions))
            .Distinct();

        Assert.Empty(services.Except(Needs.UseCases).Except(inner));
    }
}
