using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Control;

/// <summary>Asks the running lab, or, where none runs, its folder.</summary>
internal static class LabClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30), Look = TimeSpan.FromMilliseconds(50);

    /// <returns>The answer; a "no" is thrown.</returns>
    /// <exception cref="Complaint">The lab said no.</exception>
    /// <exception cref="IOException">Another process holds the folder, and does not answer.</exception>
    public static async Task<JsonObject> AskAsync(LabFolder folder, JsonObject question, CancellationToken ct)
    {
        question["kind"] = "control";
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // One that starts or ends holds the lock and does not answer: it is waited for.
            var answer = await RunningAsync(folder, question, ct) ?? await AloneAsync(folder, question, ct);
            if (answer is not null) return Judged(answer);
            if (TimeProvider.System.GetElapsedTime(begun) > Patience) throw new IOException($"The lab of {folder.Root} holds its folder and does not answer.");
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }

    private static async Task<JsonObject?> RunningAsync(LabFolder folder, JsonObject question, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath.Of(folder.Root)), ct);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(question.ToJsonString() + "\n"), ct);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadLineAsync(ct) is { Length: > 0 } line ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return null;
        }
    }

    private static async Task<JsonObject?> AloneAsync(LabFolder folder, JsonObject question, CancellationToken ct)
    {
        if (!File.Exists(folder.Site)) throw new Complaint("--data", folder.Root, "There is no lab in this folder.", "Start one there with 'Portal.Lab serve --data DIR'.");
        using var held = FolderLock.TryTake(folder);
        if (held is null) return null;
        using var site = LabSite.Open(folder, pace: 0, new Dictionary<string, WindowsRelease>(), TimeProvider.System);
        return await new ControlDesk(site, shells: null).AnswerAsync(question, ct);
    }

    private static JsonObject Judged(JsonObject answer)
    {
        if ((bool?)answer["ok"] == true) return answer;
        throw new Complaint((string?)answer["field"] ?? "lab", (string?)answer["value"], (string?)answer["rule"] ?? (string?)answer["message"] ?? "It said no.", (string?)answer["remedy"] ?? "");
    }
}
