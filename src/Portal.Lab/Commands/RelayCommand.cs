using System.CommandLine;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Lab.Endpoint;
using Portal.Lab.Site;

namespace Portal.Lab.Commands;

/// <summary><c>relay</c>: passes standard input and output on to a session of a machine. As a subsystem of a real sshd it makes the lab reachable by SSH.</summary>
internal sealed class RelayCommand : Command
{
    private readonly Option<string> _data = DataOption.New();
    private readonly Option<string> _host = new("--host") { Description = "Which machine.", HelpName = "HOST", Required = true };

    public RelayCommand() : base("relay", "Passes standard input and output on to a session of a machine; whoever may run it has the lab's account.")
    {
        Options.Add(_data);
        Options.Add(_host);
        SetAction((parsed, ct) => RunAsync(DataOption.Read(parsed, _data), parsed.GetRequiredValue(_host), ct));
    }

    private static async Task<int> RunAsync(LabFolder folder, string host, CancellationToken ct)
    {
        var account = AccountFile.Read(folder.Account);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath.Of(folder.Root)), ct);
        await using var lab = new NetworkStream(socket);
        var hello = new JsonObject { ["kind"] = "session", ["host"] = host, ["user"] = account.User, ["password"] = account.Password, ["name"] = "ssh", ["signIn"] = SignIn() };
        await lab.WriteAsync(Encoding.UTF8.GetBytes(hello.ToJsonString() + "\n"), ct);
        if (await Hello.ReadAsync(lab, ct) is not { } answer) throw new IOException("The lab closed the connection before it answered.");
        if ((bool?)answer["ok"] != true) throw new IOException((string?)answer["message"] ?? "The lab refused the session.");

        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        // Either side's end is the end of both.
        await Task.WhenAny(input.CopyToAsync(lab, ct), lab.CopyToAsync(output, ct));
        return ExitCode.Done;
    }

    // With ExposeAuthInfo, sshd leaves a file that begins with the method.
    private static string SignIn() =>
        Environment.GetEnvironmentVariable("SSH_USER_AUTH") is { Length: > 0 } told && File.Exists(told) && File.ReadAllText(told).StartsWith("publickey", StringComparison.Ordinal) ? "key" : "password";
}
