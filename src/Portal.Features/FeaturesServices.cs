using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Connections;
using Portal.Domain.Upgrades;
using Portal.Features.Access;
using Portal.Features.Audit;
using Portal.Features.Catalogs;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Features.Dashboard;
using Portal.Features.Ledger;
using Portal.Features.Machines;
using Portal.Features.Plans;
using Portal.Features.Plans.Catalogs;
using Portal.Features.Plans.Images;
using Portal.Features.Plans.Machines;
using Portal.Features.Plans.Power;
using Portal.Features.Plans.Removal;
using Portal.Features.Runs;
using Portal.Features.Runs.Preparing;
using Portal.Features.Upgrades;
using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.Features;

/// <summary>What the portal can do, for a container.</summary>
public static class FeaturesServices
{
    /// <summary>
    /// Every use case, plan, step and subject. Needs beside it: the database with its journal, <c>IHosts</c>, <see cref="ISecretBox"/>,
    /// <see cref="IWorkBell"/>, <see cref="ICheckBell"/>, a clock and logging.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="options"/> has faults.</exception>
    public static IServiceCollection AddFeatures(this IServiceCollection services, FeaturesOptions? options = null)
    {
        options ??= new();
        if (options.Faults() is { Count: > 0 } faults) throw new ArgumentException(string.Join(' ', faults), nameof(options));
        return services.AddSingleton(options).AddAccess().AddConnections().AddCatalogs().AddMachines().AddOrders().AddPlans().AddUpgrades();
    }

    private static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<ChangePassword>()
        .AddSingleton<ChangeRole>()
        .AddSingleton<CheckToken>()
        .AddSingleton<CreateAccount>()
        .AddSingleton<CreateToken>()
        .AddSingleton<Doorman>()
        .AddSingleton<FirstVisit>()
        .AddSingleton<ListAccounts>()
        .AddSingleton<ListTokens>()
        .AddSingleton<LockAccount>()
        .AddSingleton<NoteSignIn>()
        .AddSingleton<ReadStanding>()
        .AddSingleton<RequestKeys>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<RevokeToken>()
        .AddSingleton<SetAppearance>();

    private static IServiceCollection AddConnections(this IServiceCollection services) => services
        .AddSingleton<ConnectionBook>()
        .AddSingleton<IConnectionBook>(provider => provider.GetRequiredService<ConnectionBook>())
        .AddSingleton<AddConnection>()
        .AddSingleton<CheckConnection>()
        .AddSingleton<CheckAll>()
        .AddSingleton<ReadReport>()
        .AddSingleton<AcceptWarning>()
        .AddSingleton<ChangeLimits>()
        .AddSingleton<ReadOffer>()
        .AddSingleton<ChangeCredentials>()
        .AddSingleton<SetMaintenance>()
        .AddSingleton<ListConnections>()
        .AddSingleton<ReadConnection>()
        .AddSingleton<ReadCauses>()
        .AddSingleton<ReadDashboard>()
        .AddSingleton<ReadStorage>()
        .AddSingleton<RemoveConnection>()
        .AddSingleton<TestConnection>();

    private static IServiceCollection AddCatalogs(this IServiceCollection services) => services
        .AddSingleton<AddMachines>()
        .AddSingleton<CreateCatalog>()
        .AddSingleton<Drafts>()
        .AddSingleton<KeepPlan>()
        .AddSingleton<ListCatalogs>()
        .AddSingleton<ListMasters>()
        .AddSingleton<BackUpMaster>()
        .AddSingleton<RestoreMaster>()
        .AddSingleton<PlanCatalog>()
        .AddSingleton<PlanMachines>()
        .AddSingleton<PlanWarnings>()
        .AddSingleton<ReadCatalog>()
        .AddSingleton<RemoveCatalog>()
        .AddSingleton<RemoveMachines>()
        .AddSingleton<ReadLedger>();

    private static IServiceCollection AddMachines(this IServiceCollection services) => services
        .AddSingleton<FindMachines>()
        .AddSingleton<ListMachines>()
        .AddSingleton<LookAtMachine>()
        .AddSingleton<PowerMachines>()
        .AddSingleton<ReadMachine>()
        .AddSingleton<ReadTimeline>();

    private static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<AuditTrail>()
        .AddSingleton<ReadAudit>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<PrepareRuns>()
        .AddSingleton<CancelRun>()
        .AddSingleton<ListRunItems>()
        .AddSingleton<ListRuns>()
        .AddSingleton<ReadEvents>()
        .AddSingleton<ReadRun>()
        .AddSingleton<RetryRun>()
        .AddSingleton<UndoRun>()
        .AddSingleton<IPreparation, MachinePreparation>()
        .AddSingleton<IPreparation, PowerPreparation>()
        .AddSingleton<IPreparation, RemovalPreparation>()
        .AddSingleton<IPreparation, UndoPreparation>();

    private static IServiceCollection AddUpgrades(this IServiceCollection services) => services
        .AddSingleton(_ => SupportMatrix.Shipped)
        .AddSingleton<UpgradePlanner>()
        .AddSingleton<BrowseMatrix>()
        .AddSingleton<PlanUpgrade>()
        .AddSingleton<ReadEstate>();

    private static IServiceCollection AddPlans(this IServiceCollection services)
    {
        foreach (var step in Stories.Book.Plans.SelectMany(plan => plan.Steps).Select(step => step.Type).Distinct()) services.AddSingleton(step);
        return services
            .AddSingleton(Stories.Book)
            .AddSingleton<IAdvice, HostAdvice>()
            .AddSingleton<ISubjects<NewImage>, NewImages>()
            .AddSingleton<ISubjects<NewMachine>, NewMachines>()
            .AddSingleton<ISubjects<Doomed>, DoomedOnes>()
            .AddSingleton<ISubjects<DoomedCatalog>, DoomedCatalogs>()
            .AddSingleton<ISubjects<PoweredMachine>, PoweredMachines>()
            .AddSingleton<Belongings>()
            .AddSingleton<Deletions>()
            .AddSingleton<MachinesLeft>()
            .AddSingleton<StagingFolders>()
            .AddSingleton<Vms>();
    }
}
