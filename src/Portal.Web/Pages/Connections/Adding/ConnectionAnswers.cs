using System.Globalization;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;

namespace Portal.Web.Pages.Connections.Adding;

/// <summary>What somebody typed of a connection. Lives as long as the page: a password is kept nowhere before the connection is added.</summary>
internal sealed record ConnectionAnswers
{
    public string Name { get; init; } = "";

    public string Address { get; init; } = "";

    public Transport? Transport { get; init; }

    public string Account { get; init; } = "";

    public Secret Password { get; init; } = new("");

    public string Switch { get; init; } = "";

    public StorageKind? StorageKind { get; init; }

    public string StorageFolder { get; init; } = "";

    public string StagingFolder { get; init; } = @"C:\ProgramData\Portal\Staging";

    public string FirstMac { get; init; } = "";

    public string DiskOperationsPerHost { get; init; } = "4";

    public string SessionsPerHost { get; init; } = "8";

    /// <summary>The order that these answers make. What is missing stays empty: rules say so.</summary>
    public ConnectionOrder ToOrder() => new()
    {
        Name = Name.Trim(),
        Address = Address.Trim(),
        Transport = Transport ?? Domain.Connections.Transport.Ssh,
        Account = Account.Trim(),
        Password = Password,
        Switch = string.IsNullOrWhiteSpace(Switch) ? null : Switch.Trim(),
        StorageKind = StorageKind ?? Domain.Connections.StorageKind.Local,
        StorageFolder = StorageFolder.Trim(),
        StagingFolder = StagingFolder.Trim(),
        FirstMac = string.IsNullOrWhiteSpace(FirstMac) ? null : FirstMac.Trim(),
        DiskOperationsPerHost = Whole(DiskOperationsPerHost),
        SessionsPerHost = Whole(SessionsPerHost),
    };

    /// <summary>What can be said before anybody is asked.</summary>
    /// <param name="taken">Names of the other connections.</param>
    public Verdict Judge(IEnumerable<string> taken)
    {
        var verdict = new ConnectionIsWellFormed(taken).Judge(ToOrder());
        if (Transport is null) verdict = verdict.And(Verdict.No("transport", null, "Sessions reach hosts in one of these ways.", "Choose one."));
        return StorageKind is not null
            ? verdict
            : new Verdict([.. verdict.Objections.Where(objection => objection.Field != "storageKind")]).And(Verdict.No("storageKind", null, "What the hosts do depends on where disks lie.", "Choose one."));
    }

    private static int Whole(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
