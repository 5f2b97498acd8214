using System.Text.Json.Nodes;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Web.Hosting;

namespace Portal.Web.EmbeddedLab;

/// <summary>The connection to the embedded lab's cluster, through its VMM where it plays one: there from the start, so that everything can be tried without a host of one's own.</summary>
internal sealed class LabConnection(DataFolder data, ListConnections connections, AddConnection add)
{
    /// <summary>What it is called.</summary>
    public const string Name = "Lab";

    /// <summary>Adds it where there is none of its name.</summary>
    /// <returns>Its id, or why not.</returns>
    /// <exception cref="IOException">The lab has made no account yet: it does not run.</exception>
    public async Task<(Guid Id, Verdict Verdict)> EnsureAsync(Who who, CancellationToken ct)
    {
        if ((await connections.ExecuteAsync(ct)).FirstOrDefault(each => each.Name == Name) is { } known) return (known.Id, Verdict.Yes);
        var account = await LabAccount.ReadAsync(data.Lab, ct);
        var status = await LabSocket.AskAsync(data.Lab, new JsonObject { ["verb"] = "status" }, ct);
        var added = await add.ExecuteAsync(
            new ConnectionOrder
            {
                Name = Name,
                Address = "cluster01.lab.example",
                VmmServer = (string?)status?["vmm"]?["machines"]?[0]?["name"],
                Transport = Transport.Lab,
                Account = account.User,
                Password = account.Password,
                Switch = "LAN",
                StorageKind = StorageKind.Csv,
                StorageFolder = @"C:\ClusterStorage\Volume1\Portal",
            },
            who, ct);
        return (added.Value, added.Verdict);
    }
}
