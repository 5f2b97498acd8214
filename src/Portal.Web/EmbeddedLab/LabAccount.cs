using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Connections;

namespace Portal.Web.EmbeddedLab;

/// <summary>The account that the lab made for whoever works on its machines (docs/decisions/0003, The site).</summary>
internal sealed record LabAccount(string User, Secret Password)
{
    /// <summary>Reads it; it is there once the lab answers.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public static async Task<LabAccount> ReadAsync(string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, "account.json");
        try
        {
            var account = JsonNode.Parse(await File.ReadAllTextAsync(path, ct));
            if ((string?)account?["user"] is { } user && (string?)account["password"] is { } password) return new(user, new(password));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Said below, without what the file holds.
        }

        throw new InvalidDataException($"{path} holds no account.");
    }
}
