namespace Portal.Lab.HyperV.Cim;

/// <summary>What WMI says no with.</summary>
internal static class CimRefusals
{
    public static RefusalException NoNamespace(string name) => Of(0x8004100E, $"Invalid namespace '{name}'", "MetadataError");

    public static RefusalException NoClass(string name) => Of(0x80041010, $"Invalid class '{name}'", "MetadataError");

    public static RefusalException InvalidQuery(string text) => Of(0x80041017, $"Invalid query '{text}'", "InvalidArgument");

    public static RefusalException NotFound(string what) => Of(0x80041002, $"Not found: {what}", "ObjectNotFound");

    public static RefusalException NoMethod(string className, string method) => Of(0x8004102E, $"Invalid method: {className} has no {method}", "MetadataError");

    public static RefusalException InvalidParameter(string what) => Of(0x80041008, $"Invalid parameter: {what}", "InvalidArgument");

    private static RefusalException Of(uint code, string message, string category) => new(code, message) { Category = category, ErrorId = $"HRESULT 0x{code:x8}" };
}
