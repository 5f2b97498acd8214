using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>A cmdlet of the module virtualmachinemanager.</summary>
/// <param name="name">Of the cmdlet.</param>
public abstract class VmmBody(string name) : CmdletBody(name)
{
    private static readonly string[] NotAnswered =
    [
        "OnBehalfOfUser", "OnBehalfOfUserRole", "PROTipID", "Cloud", "Service", "ComputerTier", "HardwareProfile", "VMTemplate", "LibraryServer", "StorageQoSPolicy",
        "HyperConvergedStorageArray", "CloudRootHostGroup", "CloudRootVMwareResourcePool", "ReturnImmediately",
    ];

    /// <inheritdoc />
    public sealed override void Process(ICmdletCall call)
    {
        foreach (var parameter in NotAnswered)
        {
            if (call.Has(parameter)) throw VmmRefusals.NotAnswered(parameter);
        }

        Act(call);
    }

    /// <summary>What it does.</summary>
    /// <exception cref="HyperV.RefusalException">Becomes an error of the call.</exception>
    private protected abstract void Act(ICmdletCall call);

    /// <summary>The connection that was handed over. Windows also takes the session's last one; the lab does not, since which one that is depends on what ran before.</summary>
    /// <exception cref="HyperV.RefusalException">None was given, or its server has gone.</exception>
    private protected static ServerConnection Connection(ICmdletCall call) => Alive(call.Get<ServerConnection>("VMMServer") ?? throw VmmRefusals.NotConnected());

    /// <summary>The connection of an object that was handed over.</summary>
    /// <exception cref="HyperV.RefusalException">Its server has gone.</exception>
    private protected static ServerConnection Alive(ServerConnection connection) =>
        connection.Server.Machine.Has(Faults.Down) ? throw VmmRefusals.NoAnswer(connection.Name) : connection;

    /// <summary>Whether it is asked for by name and by id, where these are given.</summary>
    private protected static bool IsAsked(ICmdletCall call, string name, Guid id) =>
        (!call.Has("Name") || string.Equals(call.Get<string>("Name"), name, StringComparison.OrdinalIgnoreCase)) && (!call.Has("ID") || call.Get<Guid>("ID") == id);
}
