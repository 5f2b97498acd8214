using System.Collections.Frozen;
using Portal.Lab.HyperV.Cim.Classes;

namespace Portal.Lab.HyperV.Cim;

/// <summary>The classes that the lab plays.</summary>
internal static class CimClasses
{
    private static readonly FrozenDictionary<string, CimClass> ByName = new CimClass[]
    {
        new ComputerSystem(), new HeartbeatComponent(), new KvpExchangeComponent(), new ShutdownComponent(), ImageManagementService.Class, StorageJobClass.Class,
        new WindowsComputerSystem(), new WindowsOperatingSystem(), new WindowsVolume(),
    }.ToFrozenDictionary(each => each.Name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="RefusalException">0x8004100E, 0x80041010.</exception>
    public static CimClass Find(string? inNamespace, string name)
    {
        var asked = (inNamespace ?? @"root\cimv2").Replace('/', '\\').Trim('\\');
        if (!ByName.Values.Any(each => Same(each.Namespace, asked)))
            throw CimRefusals.NoNamespace(asked);
        return ByName.GetValueOrDefault(name) is { } found && Same(found.Namespace, asked) ? found : throw CimRefusals.NoClass(name);
    }

    /// <summary>The class of an instance that a session holds.</summary>
    /// <exception cref="RefusalException">0x80041010.</exception>
    public static CimClass Of(string name) => ByName.GetValueOrDefault(name) ?? throw CimRefusals.NoClass(name);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
