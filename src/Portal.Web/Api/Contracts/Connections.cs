using Portal.Domain.Connections;
using Portal.Features.Connections;

namespace Portal.Web.Api.Contracts;

/// <summary>A connection to be added.</summary>
internal sealed record NewConnection
{
    /// <summary>Unique. 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>FQDN of the cluster or standalone machine that machines are made on.</summary>
    public required string Address { get; init; }

    /// <summary>FQDN of the VMM server that owns the virtual machines, or of the role of a highly available one; null is Hyper-V without VMM.</summary>
    public string? VmmServer { get; init; }

    /// <summary>FQDN of the machine with VMM's console that sessions run on; null is the server itself.</summary>
    public string? VmmMachine { get; init; }

    /// <summary>How sessions get there.</summary>
    public required Transport Transport { get; init; }

    /// <summary>"LAB\portal".</summary>
    public required string Account { get; init; }

    /// <summary>Its password. Never given back: passwordVersion tells that it changed.</summary>
    public required string Password { get; init; }

    /// <summary>Virtual switch that all hosts have, or VM network of VMM; null leaves machines unconnected.</summary>
    public string? Switch { get; init; }

    /// <summary>VMM's port classification of new adapters; null takes VMM's default.</summary>
    public string? PortClassification { get; init; }

    /// <summary>What kind of storage the folder is on.</summary>
    public required StorageKind StorageKind { get; init; }

    /// <summary>Under which the portal keeps its disks.</summary>
    public required string StorageFolder { get; init; }

    /// <summary>For identity disks, where that is another folder; on storage of the same kind.</summary>
    public string? IdentityFolder { get; init; }

    /// <summary>On each host; identity disks pass through it.</summary>
    public string? StagingFolder { get; init; }

    /// <summary>First address of the pool of static ones, "00155D800000"; null takes a free pool.</summary>
    public string? FirstMac { get; init; }

    /// <summary>1 to 32.</summary>
    public int? DiskOperationsPerHost { get; init; }

    /// <summary>1 to 64.</summary>
    public int? SessionsPerHost { get; init; }

    /// <summary>Power actions at once: 1 to 1,000.</summary>
    public int? ActivePowerActions { get; init; }

    /// <summary>Power actions that begin in a minute: 1 to 1,000.</summary>
    public int? NewPowerActionsPerMinute { get; init; }

    /// <summary>Power actions at once, in percent of a catalog's machines: 1 to 100.</summary>
    public int? PowerActionsPercent { get; init; }

    /// <summary>As use cases take it, with defaults where nothing is said.</summary>
    public ConnectionOrder ToOrder()
    {
        var order = new ConnectionOrder
        {
            Name = Name, Address = Address, Transport = Transport, Account = Account, Password = new(Password), Switch = Switch, StorageKind = StorageKind,
            StorageFolder = StorageFolder, FirstMac = FirstMac, VmmServer = VmmServer, VmmMachine = VmmMachine, PortClassification = PortClassification, IdentityFolder = IdentityFolder,
        };
        return order with
        {
            StagingFolder = StagingFolder ?? order.StagingFolder,
            DiskOperationsPerHost = DiskOperationsPerHost ?? order.DiskOperationsPerHost,
            SessionsPerHost = SessionsPerHost ?? order.SessionsPerHost,
            ActivePowerActions = ActivePowerActions ?? order.ActivePowerActions,
            NewPowerActionsPerMinute = NewPowerActionsPerMinute ?? order.NewPowerActionsPerMinute,
            PowerActionsPercent = PowerActionsPercent ?? order.PowerActionsPercent,
        };
    }
}

/// <summary>What somebody set of a connection; its ETag covers this.</summary>
/// <param name="Name">Unique, in whatever case.</param>
/// <param name="Address">FQDN of a cluster or a standalone machine.</param>
/// <param name="Transport">How sessions get there.</param>
/// <param name="Account">Whose sessions they are.</param>
/// <param name="PasswordVersion">Another one after every change of the connection, its password's too.</param>
/// <param name="Switch">Virtual switch of new machines; null leaves them unconnected.</param>
/// <param name="StorageKind">What kind of storage the folder is on.</param>
/// <param name="StorageFolder">Under which the portal keeps its disks.</param>
/// <param name="StagingFolder">On each host; identity disks pass through it.</param>
/// <param name="FirstMac">First address of the pool of static ones.</param>
/// <param name="DiskOperationsPerHost">At once.</param>
/// <param name="SessionsPerHost">At once.</param>
/// <param name="VmmServer">That owns the virtual machines; null is Hyper-V without VMM.</param>
/// <param name="VmmMachine">That sessions with VMM's module run on.</param>
/// <param name="PortClassification">VMM's, of new adapters; null takes its default.</param>
/// <param name="IdentityFolder">For identity disks, where that is another folder.</param>
/// <param name="ActivePowerActions">At once.</param>
/// <param name="NewPowerActionsPerMinute">That begin in a minute.</param>
/// <param name="PowerActionsPercent">At once, of a catalog's machines.</param>
internal sealed record ConnectionSettings(
    string Name, string Address, Transport Transport, string Account, Guid PasswordVersion, string? Switch, StorageKind StorageKind, string StorageFolder,
    string StagingFolder, string FirstMac, int DiskOperationsPerHost, int SessionsPerHost, string? VmmServer, string? VmmMachine, string? PortClassification,
    string? IdentityFolder, int ActivePowerActions, int NewPowerActionsPerMinute, int PowerActionsPercent)
{
    public static ConnectionSettings Of(ConnectionView view) => new(view.Name, view.Address, view.Transport, view.Account, view.Version, view.Switch, view.StorageKind,
        view.StorageFolder, view.StagingFolder, view.FirstMac, view.DiskOperationsPerHost, view.SessionsPerHost,
        view.Vmm?.Server, view.Vmm?.Machine, view.PortClassification, view.IdentityFolder, view.Power.Active, view.Power.NewPerMinute, view.Power.PercentOfCatalog);
}

/// <summary>A connection in a list.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Settings">What somebody set.</param>
/// <param name="IsCluster">A cluster answers there.</param>
internal sealed record ConnectionItem(Guid Id, ConnectionSettings Settings, bool IsCluster)
{
    public static ConnectionItem Of(ConnectionView view) => new(view.Id, ConnectionSettings.Of(view), view.Clustered);
}

/// <summary>A connection.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Settings">What somebody set.</param>
/// <param name="Status">How it stands; changes by itself.</param>
internal sealed record ConnectionAnswer(Guid Id, ConnectionSettings Settings, ConnectionStatus Status)
{
    public static ConnectionAnswer Of(ConnectionCard card) => new(card.Connection.Id, ConnectionSettings.Of(card.Connection), new(card.Connection.Clustered, MaintenanceAnswer.Of(card.Connection.Maintenance),
        [.. card.Catalogs.Select(each => new CatalogReference(each.Id, each.Name, each.Machines))], [.. card.Gates.Select(LimitAnswer.Of)]));
}

/// <summary>How a connection stands.</summary>
/// <param name="IsCluster">A cluster answers there.</param>
/// <param name="Maintenance">Nothing new begins; null while it is in service.</param>
/// <param name="Catalogs">Those that use it.</param>
/// <param name="Limits">How much happens on it at once.</param>
internal sealed record ConnectionStatus(bool IsCluster, MaintenanceAnswer? Maintenance, IReadOnlyList<CatalogReference> Catalogs, IReadOnlyList<LimitAnswer> Limits);

/// <summary>A connection that is held.</summary>
/// <param name="Since">When that was said.</param>
/// <param name="Note">By whom, and why.</param>
internal sealed record MaintenanceAnswer(DateTimeOffset Since, string Note)
{
    public static MaintenanceAnswer? Of(Maintenance? maintenance) => maintenance is null ? null : new(maintenance.Since, maintenance.Note);
}

/// <summary>A catalog, by id and name.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">Unique, in whatever case.</param>
/// <param name="Machines">How many it has.</param>
internal sealed record CatalogReference(Guid Id, string Name, int Machines);

/// <summary>A limit, and who is inside.</summary>
/// <param name="Name">"disk:hv03.lab.example".</param>
/// <param name="Words">"4 disk operations on hv03.lab.example".</param>
/// <param name="Limit">Most at once; null when there is none.</param>
/// <param name="Inside">At work in it.</param>
/// <param name="Waiting">Those that wait and have to pass it.</param>
/// <param name="ClosedSince">A silent host closed it then; null while it is open.</param>
/// <param name="ClosedUntil">Then the host is asked again.</param>
internal sealed record LimitAnswer(string Name, string Words, int? Limit, int Inside, int Waiting, DateTimeOffset? ClosedSince, DateTimeOffset? ClosedUntil)
{
    public static LimitAnswer Of(GateView gate) => new(gate.Name, gate.Words, gate.Limit, gate.Inside, gate.Waiting, gate.ClosedSince, gate.ClosedUntil);
}
