using System.Management.Automation;
using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Connects to the VMM server.</summary>
public sealed class GetSCVMMServer() : VmmBody("Get-SCVMMServer")
{
    private const int UsualPort = 8100;

    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.Has("ForOnBehalfOf")) throw VmmRefusals.NotAnswered("ForOnBehalfOf");
        var (console, name) = ((WindowsHost)call.Session.Host, call.Get<string>("ComputerName")!);
        var server = console.Vmm!;
        if (!server.IsCalled(name)) throw VmmRefusals.NotFound(name);
        // Where DNS leads its name elsewhere, nobody listens.
        if (server.Machine.Has(Faults.Down) || (server.Machine.Has(Faults.OtherMachine) && !ReferenceEquals(console, server.Machine)) || (call.Has("TCPPort") && call.Get<int>("TCPPort") != UsualPort)) throw VmmRefusals.NoAnswer(name);
        if (console.Has(Faults.StaleConsole)) throw VmmRefusals.OtherBuild(name, server.Release.Build(), server.Release.OtherBuild());
        if (!IsKnown(call, server, console)) throw VmmRefusals.NoRights(name);
        var connection = new ServerConnection(server, name, server.Account, UserRole.ProfileOf(server));
        if (server.Machine.Has(Faults.NoVmmRole) || !IsInRole(call, connection)) throw VmmRefusals.InNoRole(name);
        call.Write(connection);
    }

    // Without credentials of their own, those of the session go on, where they can.
    private static bool IsKnown(ICmdletCall call, VmmServer server, WindowsHost console) =>
        call.Get<PSCredential>("Credential") is { } credential
            ? server.Knows(credential.UserName, credential.GetNetworkCredential().Password)
            : (ReferenceEquals(console, server.Machine) || call.Session.CanGoOn) && !server.Machine.Has(Faults.Denied);

    private static bool IsInRole(ICmdletCall call, ServerConnection connection) =>
        (!call.Has("ConnectAs") || string.Equals(call.Get<string>("ConnectAs"), connection.Profile, StringComparison.OrdinalIgnoreCase))
        && (!call.Has("UserRoleName") || string.Equals(call.Get<string>("UserRoleName"), connection.UserRoleName, StringComparison.OrdinalIgnoreCase));
}
