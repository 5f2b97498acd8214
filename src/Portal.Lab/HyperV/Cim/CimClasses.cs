using System.Collections.Frozen;
using System.Management.Automation;
using Portal.Lab.HyperV.Cim.Classes;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim;

/// <summary>The classes that the lab plays.</summary>
internal static class CimClasses
{
    private static readonly FrozenDictionary<string, CimClass> ByTypeName = new CimClass[]
    {
        new ComputerSystem(), new HeartbeatComponent(CimClass.V2), new KvpExchangeComponent(CimClass.V2), new ShutdownComponent(CimClass.V2),
        ImageManagementServiceV2.Class, StorageJobClass.V2Class,
        new ComputerSystemV1(), new HeartbeatComponent(CimClass.V1), new KvpExchangeComponent(CimClass.V1), new ShutdownComponent(CimClass.V1),
        ImageManagementServiceV1.Class, StorageJobClass.V1Class, new SystemSettingsV1(), new ResourceSettingsV1(), new EthernetPortSettingsV1(), new VirtualSwitchV1(),
        new WindowsComputerSystem(), new WindowsDomain(), new WindowsOperatingSystem(), new WindowsVolume(),
    }.ToFrozenDictionary(each => each.TypeName, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusalException">0x8004100E, 0x80041010.</exception>
    public static CimClass Find(Software on, string? inNamespace, string name)
    {
        var asked = (inNamespace ?? CimClass.Windows).Replace('/', '\\').Trim('\\');
        if (!Same(asked, CimClass.Windows) && !(on.HyperV && Same(asked, OfHyperV(on.Windows))))
            throw CimRefusals.NoNamespace(asked);
        return ByTypeName.GetValueOrDefault(CimClass.TypeNameOf(asked, name)) ?? throw CimRefusals.NoClass(name);
    }

    /// <summary>The class of an instance that a session holds.</summary>
    /// <exception cref="RefusalException">0x80041010.</exception>
    public static CimClass Of(PSObject instance) => ByTypeName.GetValueOrDefault(CimObject.TypeOf(instance)) ?? throw CimRefusals.NoClass(instance.TypeNames.FirstOrDefault() ?? "");

    // Windows Server 2012 still has the old one beside the new; here it has not, so that no script comes to depend on it.
    private static string OfHyperV(WindowsRelease release) => release >= WindowsRelease.Ws2012 ? CimClass.V2 : CimClass.V1;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
