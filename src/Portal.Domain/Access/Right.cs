namespace Portal.Domain.Access;

/// <summary>What somebody may be allowed to do. Roles hand them out; each use case needs one.</summary>
public enum Right
{
    /// <summary>See connections, catalogs, machines, runs and the ledger.</summary>
    Read = 0,

    /// <summary>Start, shut down, restart and turn off machines.</summary>
    OperateMachines = 1,

    /// <summary>Plan, make, change and remove catalogs and their machines; cancel, retry and undo runs.</summary>
    OperateCatalogs = 2,

    /// <summary>Add, test and remove connections, and set their limits.</summary>
    ManageConnections = 3,

    /// <summary>Read the audit log.</summary>
    ReadAudit = 4,

    /// <summary>Make accounts and tokens, give and take roles, see the job engine.</summary>
    ManageAccess = 5,
}
