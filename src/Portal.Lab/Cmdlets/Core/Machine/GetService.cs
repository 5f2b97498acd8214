using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>The services of a machine that scripts ask for. The cluster's is there where the feature is, as on a node.</summary>
public sealed class GetService() : CmdletBody("Get-Service")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var all = ServicesOf(call.Session.Host);
        if (!call.Has("Name")) all.ForEach(call.Write);
        foreach (var name in call.All<string>("Name"))
        {
            var wanted = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = all.FindAll(service => wanted.IsMatch(service.Name));
            found.ForEach(call.Write);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                call.Error(RefusalException.InWords(0x80131501, $"Cannot find any service with service name '{name}'.", "NoServiceFoundForGivenName", "ObjectNotFound"), name);
        }
    }

    private static List<HostService> ServicesOf(IWindowsHost host)
    {
        List<HostService> services = [new("WinRM", "Windows Remote Management (WS-Management)", ServiceStatus.Running)];
        if (host.Software.HyperV) services.Insert(0, new("vmms", "Hyper-V Virtual Machine Management", ServiceStatus.Running));
        if (host.Cluster is not null) services.Add(new HostService("ClusSvc", "Cluster Service", host.Has(Faults.NodeDown) ? ServiceStatus.Stopped : ServiceStatus.Running));
        return services;
    }
}

/// <summary>A service: a <c>System.ServiceProcess.ServiceController</c>.</summary>
/// <param name="Name">Short name.</param>
/// <param name="DisplayName">For people.</param>
/// <param name="Status">What it does.</param>
public sealed record HostService(string Name, string DisplayName, ServiceStatus Status);

/// <summary>Of a service, with the numbers of <c>ServiceControllerStatus</c>.</summary>
public enum ServiceStatus
{
    /// <summary>Does not run.</summary>
    Stopped = 1,

    /// <summary>Runs.</summary>
    Running = 4,
}
