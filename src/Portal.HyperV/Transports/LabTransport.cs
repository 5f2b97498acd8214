using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Transports;

/// <summary>To a machine of the lab, over its Unix domain socket: one line of JSON each way, then PSRP.</summary>
/// <remarks>Source: docs/decisions/0003-the-lab-is-a-host-of-its-own.md.</remarks>
internal sealed class LabTransport(string socket, string host, ConnectionAccess access, string sessionName) : ITransport
{
    private const int LongestAnswer = 64 * 1024;

    public string Host => host;

    public SessionWay Begin()
    {
        SessionWay? way = null;
        var connection = new StreamConnectionInfo(host, token => Connect(way!, token));
        return way = new SessionWay(connection);
    }

    private StreamLink Connect(SessionWay way, CancellationToken ct)
    {
        var peer = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var killed = ct.Register(peer.Dispose);
        try
        {
            peer.Connect(new UnixDomainSocketEndPoint(socket));
            var stream = new NetworkStream(peer, ownsSocket: true);
            var hello = new JsonObject
            {
                ["kind"] = "session",
                ["host"] = host,
                ["user"] = access.Account,
                ["password"] = access.Password.Reveal(),
                ["name"] = sessionName,
            };
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(hello));
            stream.WriteByte((byte)'\n');
            var answer = ReadAnswer(stream);
            if (answer["ok"]?.GetValue<bool>() is not true) throw Refused(answer);
            way.ShareFolder = answer["share"]?.GetValue<string>();
            return new StreamLink(stream, stream, () => null, stream.Dispose);
        }
        catch (Exception e)
        {
            peer.Dispose();
            if (e is HostException refusal) way.Refusal = refusal;
            else if (e is SocketException && !ct.IsCancellationRequested)
            {
                way.Refusal = new HostException(HostFault.Silent, host, $"{host} does not answer: nobody listens on the lab's socket ({e.Message}).",
                    "Start the lab; the portal does so by itself in its default configuration.", e);
            }
            throw;
        }
    }

    private HostException Refused(JsonNode answer)
    {
        var message = answer["message"]?.GetValue<string>() ?? "The lab refused the session.";
        return answer["fault"]?.GetValue<string>() switch
        {
            "denied" => new(HostFault.Denied, host, message, "Check account and password of the connection."),
            "busy" => new(HostFault.Busy, host, message, "Wait until other sessions of this account have ended."),
            _ => new(HostFault.Silent, host, message, "Check that the machine is up."),
        };
    }

    // Byte by byte: what follows the line belongs to PSRP.
    private static JsonNode ReadAnswer(NetworkStream stream)
    {
        var line = new List<byte>(256);
        while (line.Count < LongestAnswer)
        {
            var next = stream.ReadByte();
            if (next < 0) throw new IOException("The lab closed the connection before it answered.");
            if (next == '\n')
            {
                try
                {
                    return JsonNode.Parse(line.ToArray()) ?? throw new IOException("The lab's answer is empty.");
                }
                catch (JsonException e)
                {
                    throw new IOException("The lab's answer is not a line of JSON.", e);
                }
            }
            line.Add((byte)next);
        }
        throw new IOException($"The lab's answer is longer than {LongestAnswer} bytes.");
    }
}
