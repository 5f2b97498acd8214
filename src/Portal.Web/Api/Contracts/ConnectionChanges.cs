using Portal.Domain.Connections;
using Portal.Features.Connections;

namespace Portal.Web.Api.Contracts;

/// <summary>Another account or password of a connection.</summary>
internal sealed record NewCredentials
{
    /// <summary>"LAB\portal".</summary>
    public required string Account { get; init; }

    /// <summary>Its password. Empty: SSH by key.</summary>
    public required string Password { get; init; }
}

/// <summary>Limits of a connection, all of them.</summary>
internal sealed record NewLimits
{
    /// <summary>At once, 1 to 32.</summary>
    public required int DiskOperationsPerHost { get; init; }

    /// <summary>At once, 1 to 64.</summary>
    public required int SessionsPerHost { get; init; }

    /// <summary>At once, 1 to 1,000.</summary>
    public required int ActivePowerActions { get; init; }

    /// <summary>That begin in a minute, 1 to 1,000.</summary>
    public required int NewPowerActionsPerMinute { get; init; }

    /// <summary>At once, of a catalog's machines, 1 to 100.</summary>
    public required int PowerActionsPercent { get; init; }

    /// <summary>As use cases take them.</summary>
    public ConnectionLimits ToLimits() => new(DiskOperationsPerHost, SessionsPerHost, ActivePowerActions, NewPowerActionsPerMinute, PowerActionsPercent);
}

/// <summary>Why a connection is held.</summary>
internal sealed record NewMaintenance
{
    /// <summary>For whoever is held up: 1 to 300 characters.</summary>
    public required string Note { get; init; }
}

/// <summary>Whom to ask what there is to choose from.</summary>
internal sealed record OfferQuestion
{
    /// <summary>FQDN of a cluster or a standalone machine; not needed with VMM.</summary>
    public string? Address { get; init; }

    /// <summary>FQDN of the VMM server or its role; null without VMM.</summary>
    public string? VmmServer { get; init; }

    /// <summary>FQDN of the machine with VMM's console; null is the server itself.</summary>
    public string? VmmMachine { get; init; }

    /// <summary>How sessions get there.</summary>
    public required Transport Transport { get; init; }

    /// <summary>"LAB\portal".</summary>
    public required string Account { get; init; }

    /// <summary>Its password; kept nowhere.</summary>
    public required string Password { get; init; }

    /// <summary>As use cases take it.</summary>
    public ConnectionOrder ToOrder() => new()
    {
        Name = "", Address = Address ?? "", VmmServer = VmmServer, VmmMachine = VmmMachine, Transport = Transport, Account = Account, Password = new(Password),
        StorageKind = StorageKind.Local, StorageFolder = "",
    };
}
