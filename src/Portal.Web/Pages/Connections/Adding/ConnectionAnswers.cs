using System.Globalization;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Hosts;

namespace Portal.Web.Pages.Connections.Adding;

/// <summary>What somebody typed of a connection. Lives as long as the page: a password is kept nowhere before the connection is added.</summary>
internal sealed record ConnectionAnswers
{
    public string Name { get; init; } = "";

    /// <summary>Null while nobody has said it.</summary>
    public bool? ThroughVmm { get; init; }

    public string VmmServer { get; init; } = "";

    public string VmmMachine { get; init; } = "";

    /// <summary>A cluster or host to ask, without VMM.</summary>
    public string Address { get; init; } = "";

    public Transport? Transport { get; init; }

    public string Account { get; init; } = "";

    public Secret Password { get; init; } = new("");

    /// <summary>FQDN of the cluster or host that was chosen of what is offered; always chosen.</summary>
    public string? Place { get; init; }

    public StorageKind? StorageKind { get; init; }

    public string StorageFolder { get; init; } = "";

    public string IdentityFolder { get; init; } = "";

    public string StagingFolder { get; init; } = @"C:\ProgramData\Portal\Staging";

    public string Switch { get; init; } = "";

    public string PortClassification { get; init; } = "";

    public string FirstMac { get; init; } = "";

    public string DiskOperationsPerHost { get; init; } = "4";

    public string SessionsPerHost { get; init; } = "8";

    public string ActivePowerActions { get; init; } = "50";

    public string NewPowerActionsPerMinute { get; init; } = "10";

    public string PowerActionsPercent { get; init; } = "10";

    /// <summary>The order that these answers make. What is missing stays empty: rules say so.</summary>
    public ConnectionOrder ToOrder() => new()
    {
        Name = Name.Trim(),
        Address = Place ?? (ThroughVmm == true ? "" : Address.Trim()),
        VmmServer = ThroughVmm == true ? VmmServer.Trim() : null,
        VmmMachine = ThroughVmm == true ? OrNull(VmmMachine) : null,
        Transport = Transport ?? Domain.Connections.Transport.Ssh,
        Account = Account.Trim(),
        Password = Password,
        Switch = OrNull(Switch),
        PortClassification = ThroughVmm == true ? OrNull(PortClassification) : null,
        StorageKind = StorageKind ?? Domain.Connections.StorageKind.Local,
        StorageFolder = StorageFolder.Trim(),
        IdentityFolder = OrNull(IdentityFolder),
        StagingFolder = StagingFolder.Trim(),
        FirstMac = OrNull(FirstMac),
        DiskOperationsPerHost = Whole(DiskOperationsPerHost),
        SessionsPerHost = Whole(SessionsPerHost),
        ActivePowerActions = Whole(ActivePowerActions),
        NewPowerActionsPerMinute = Whole(NewPowerActionsPerMinute),
        PowerActionsPercent = Whole(PowerActionsPercent),
    };

    /// <summary>What can be said before anybody is asked.</summary>
    /// <param name="taken">Names of the other connections.</param>
    public Verdict Judge(IEnumerable<string> taken)
    {
        var verdict = new ConnectionIsWellFormed(taken).Judge(ToOrder());
        if (ThroughVmm is null) verdict = verdict.And(Verdict.No("throughVmm", null, "Somebody owns the virtual machines.", "Choose who."));
        if (Transport is null) verdict = verdict.And(Verdict.No("transport", null, "Sessions reach hosts in one of these ways.", "Choose one."));
        if (Place is null) verdict = Without(verdict, "place").And(Verdict.No("place", null, "A cluster or a host is always chosen, even if there is only one.", "Choose where machines are made."));
        return StorageKind is not null
            ? verdict
            : Without(verdict, "storageKind").And(Verdict.No("storageKind", null, "What the hosts do depends on where disks lie.", "Choose one."));
    }

    /// <summary>The place of the offer that was chosen; null while none is, or it is gone.</summary>
    public OfferedPlace? PlaceIn(Offer? offer) => offer?.Places.FirstOrDefault(place => string.Equals(place.Name, Place, StringComparison.OrdinalIgnoreCase));

    // Through VMM nothing is typed as address: it is the place that is missing then.
    private Verdict Without(Verdict verdict, string field) =>
        new([.. verdict.Objections.Where(objection => objection.Field != field && !(field == "place" && ThroughVmm == true && objection.Field == "address"))]);

    private static string? OrNull(string typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static int Whole(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
