using System.Globalization;
using System.Management.Automation;

namespace Portal.Lab.HyperV.Cim;

/// <summary>Instances of classes, as a session holds them. The engine's own CIM objects need libraries of Windows, so objects stand in whose type names begin with the class.</summary>
internal static class CimObject
{
    private const string Base = "Microsoft.Management.Infrastructure.CimInstance";

    public static PSObject Of(CimClass of, params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        var made = new PSObject(properties.Length);
        made.TypeNames.Clear();
        made.TypeNames.Add(of.Name);
        made.TypeNames.Add(of.TypeName);
        made.TypeNames.Add(Base);
        foreach (var (name, value) in properties)
            made.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
        return made;
    }

    /// <summary>What a method answers: what it returns, the job that goes on with it, and whatever else it gives out.</summary>
    public static PSObject Result(uint returned, PSObject? job = null, params ReadOnlySpan<(string Name, object? Value)> further)
    {
        var made = new PSObject();
        made.TypeNames.Insert(0, "Microsoft.Management.Infrastructure.CimMethodResult");
        made.Properties.Add(new PSNoteProperty("ReturnValue", returned));
        made.Properties.Add(new PSNoteProperty("Job", job));
        foreach (var (name, value) in further)
            made.Properties.Add(new PSNoteProperty(name, value));
        return made;
    }

    /// <summary>Type name of an instance, which says namespace and class.</summary>
    public static string TypeOf(PSObject instance) => instance.TypeNames.Count > 1 ? instance.TypeNames[1] : "";

    /// <summary>The path of an instance, as others of the host name it.</summary>
    public static string Path(CimClass of, string host, string key) =>
        $"\\\\{host.ToUpperInvariant()}\\{of.Namespace}:{of.Name}.{of.Key}=\"{key.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";

    /// <summary>A property as text; null where there is none.</summary>
    public static string? Text(PSObject instance, string property) =>
        instance.Properties[property]?.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
