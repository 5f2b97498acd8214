using System.Collections.Frozen;
using Portal.Domain.Access;
using Portal.Features.Audit;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Features.Dashboard;
using Portal.Features.Ledger;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Features.Upgrades;

namespace Portal.Features.Access;

/// <summary>The one place that says which right each use case needs. Pages and endpoints ask it; a use case that is not listed is for nobody.</summary>
public static class Needs
{
    private static readonly FrozenDictionary<Type, Right> Table = new (Right Right, Type[] UseCases)[]
    {
        (Right.Read,
        [
            typeof(FindMachines), typeof(ListCatalogs), typeof(ListConnections), typeof(ListMachines), typeof(ListRunItems), typeof(ListRuns), typeof(LookAtMachine),
            typeof(ReadCatalog), typeof(ReadConnection), typeof(ReadCauses), typeof(ReadDashboard), typeof(ReadEvents), typeof(ReadLedger), typeof(ReadMachine), typeof(ReadReport), typeof(ReadRun),
            typeof(ReadStorage), typeof(ReadTimeline),
            typeof(BrowseMatrix), typeof(PlanUpgrade),
            typeof(ListTokens), typeof(SetAppearance), typeof(ChangePassword),
        ]),
        (Right.OperateMachines, [typeof(PowerMachines)]),
        (Right.OperateCatalogs,
        [
            typeof(AddMachines), typeof(BackUpMaster), typeof(RestoreMaster), typeof(CancelRun), typeof(CreateCatalog), typeof(ListMasters), typeof(PlanCatalog), typeof(PlanMachines), typeof(RemoveCatalog),
            typeof(RemoveMachines), typeof(RetryRun), typeof(UndoRun), typeof(KeepPlan), typeof(Drafts),
        ]),
        (Right.ManageConnections, [typeof(AcceptWarning), typeof(AddConnection), typeof(ChangeLimits), typeof(CheckConnection), typeof(ReadEstate), typeof(ReadOffer), typeof(RemoveConnection), typeof(TestConnection), typeof(ChangeCredentials), typeof(SetMaintenance)]),
        (Right.ReadAudit, [typeof(ReadAudit)]),
        // A token is never more than who makes it: CreateToken sees to that.
        (Right.Read, [typeof(CreateToken), typeof(RevokeToken)]),
        (Right.ManageAccess, [typeof(CreateAccount), typeof(ListAccounts), typeof(LockAccount), typeof(ResetPassword), typeof(ChangeRole)]),
    }.SelectMany(row => row.UseCases.Select(useCase => (useCase, row.Right))).ToFrozenDictionary(row => row.useCase, row => row.Right);

    /// <summary>All use cases that somebody may call from outside.</summary>
    public static IReadOnlyCollection<Type> UseCases => Table.Keys;

    /// <summary>The right that a use case needs; null when it is for nobody.</summary>
    public static Right? Of(Type useCase) => Table.TryGetValue(useCase, out var right) ? right : null;
}
