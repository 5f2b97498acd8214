using System.Management.Automation.Runspaces;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>A lab that listens, in this process.</summary>
internal sealed class RunningLab : IAsyncDisposable
{
    private static readonly RemotingEndpoint Endpoint = new();
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _end = new();
    private readonly StringWriter _log = new();

    /// <param name="time">The lab's clock.</param>
    /// <param name="vmm">What manages the hosts.</param>
    /// <param name="windows">Of all its machines, where it shall not be the usual.</param>
    /// <param name="site">What people change in its site file before it begins.</param>
    public RunningLab(TimeProvider? time = null, VmmRelease? vmm = null, WindowsRelease? windows = null, Func<SiteFile, SiteFile>? site = null)
    {
        var releases = windows is { } one ? SiteFile.Usual("").Hosts.ToDictionary(host => host.Name, _ => one) : [];
        var folder = new LabFolder(_folder.FullPath);
        Site = LabSite.Open(folder, pace: 0, releases, time ?? TimeProvider.System, vmm);
        if (site is not null)
        {
            Site.Dispose();
            site(SiteFile.Read(folder.Site)).Write(folder.Site);
            Site = LabSite.Open(folder, pace: 0, releases, time ?? TimeProvider.System);
        }

        Server = new LabServer(Site, Endpoint, time ?? TimeProvider.System, TextWriter.Synchronized(_log));
        Ended = Server.RunAsync(_end.Token);
    }

    public LabSite Site { get; }

    public LabServer Server { get; }

    /// <summary>Completes when the lab has ended.</summary>
    public Task Ended { get; }

    public string Socket => SocketPath.Of(_folder.FullPath);

    public string Log => _log.ToString();

    /// <summary>Sends one line and returns the answer, with the way to go on.</summary>
    public async Task<(JsonObject? Answer, NetworkStream Way)> SayAsync(string line, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), ct);
        var way = new NetworkStream(socket, ownsSocket: true);
        await way.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), ct);
        var answer = new List<byte>();
        var next = new byte[1];
        while (await way.ReadAsync(next, ct) == 1 && next[0] != '\n') answer.Add(next[0]);
        return (answer.Count == 0 ? null : JsonNode.Parse(answer.ToArray()) as JsonObject, way);
    }

    /// <summary>The line that opens a session.</summary>
    public string Hello(string host = "hv01.lab.example", string? password = null, string name = "portal test") => new JsonObject
    {
        ["kind"] = "session", ["host"] = host, ["user"] = @"LAB\portal", ["password"] = password ?? Site.Account.Password, ["name"] = name,
    }.ToJsonString();

    /// <summary>Asks the lab itself.</summary>
    public async Task<JsonObject> AskAsync(JsonObject question, CancellationToken ct)
    {
        question["kind"] = "control";
        var (answer, way) = await SayAsync(question.ToJsonString(), ct);
        await way.DisposeAsync();
        return answer!;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Ended;
        Server.Dispose();
        Site.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }
}
