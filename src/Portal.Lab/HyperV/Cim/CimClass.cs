using System.Management.Automation;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim;

/// <summary>A class of WMI: where its instances come from.</summary>
/// <param name="name">"Msvm_StorageJob".</param>
/// <param name="key">The property that tells its instances apart.</param>
/// <param name="inNamespace">Where it is.</param>
internal abstract class CimClass(string name, string key, string inNamespace)
{
    public const string V2 = @"root\virtualization\v2", V1 = @"root\virtualization", Windows = @"root\cimv2";

    public string Name { get; } = name;

    public string Key { get; } = key;

    public string Namespace { get; } = inNamespace;

    /// <summary>What its instances carry second among their type names.</summary>
    public string TypeName => field ??= TypeNameOf(Namespace, Name);

    public static string TypeNameOf(string inNamespace, string name) => $"Microsoft.Management.Infrastructure.CimInstance#{inNamespace.Replace('\\', '/')}/{name}";

    /// <summary>Properties that the facts do not have.</summary>
    protected virtual IReadOnlyList<string> FurtherProperties => [];

    public bool HasProperty(WindowsRelease release, string property) =>
        FurtherProperties.Contains(property, StringComparer.OrdinalIgnoreCase) || CimFacts.Properties(release, Name).ContainsKey(property);

    public abstract IEnumerable<PSObject> All(LabSession session);

    /// <summary>Those with a value of a property. Overridden where an index knows them.</summary>
    public virtual IEnumerable<PSObject> Where(LabSession session, string property, string value) =>
        All(session).Where(instance => string.Equals(CimObject.Text(instance, property), value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Runs a method that the facts know.</summary>
    /// <returns>A <see cref="CimObject.Result"/>.</returns>
    /// <exception cref="RefusalException">0x80041055: the lab does not play this one.</exception>
    public virtual PSObject Call(LabSession session, PSObject instance, string method, IReadOnlyDictionary<string, object?> arguments) =>
        throw new RefusalException(0x80041055, $"{Name}.{method} is not implemented in the lab");
}
