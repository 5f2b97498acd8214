using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>From the type names of the facts to types. Enumerations are made of the values that the facts list.</summary>
/// <param name="module">Where enumerations are made.</param>
/// <param name="listed">Values of each enumeration.</param>
/// <param name="space">Namespace of enumerations.</param>
internal sealed class ParameterTypes(ModuleBuilder module, IReadOnlyDictionary<string, IReadOnlyList<string>> listed, string space)
{
    private static readonly Dictionary<string, Type> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = typeof(bool), ["Boolean"] = typeof(bool), ["Byte"] = typeof(byte), ["int"] = typeof(int), ["Int32"] = typeof(int), ["Int16"] = typeof(short),
        ["long"] = typeof(long), ["Int64"] = typeof(long), ["UInt16"] = typeof(ushort), ["UInt32"] = typeof(uint), ["UInt64"] = typeof(ulong), ["String"] = typeof(string),
        ["Guid"] = typeof(Guid), ["Version"] = typeof(Version), ["DateTime"] = typeof(DateTime), ["Uri"] = typeof(Uri), ["switch"] = typeof(SwitchParameter),
        ["Object"] = typeof(object), ["PSObject"] = typeof(PSObject), ["PSCredential"] = typeof(PSCredential), ["IDictionary"] = typeof(IDictionary),
        ["StringCollection"] = typeof(string[]), ["Exception"] = typeof(Exception), ["ErrorRecord"] = typeof(ErrorRecord),
        ["ErrorCategory"] = typeof(ErrorCategory), ["FlagsExpression[FileAttributes]"] = typeof(FlagsExpression<FileAttributes>),
    };

    // Enumerations of PowerShell's own modules, whose values the facts do not list.
    private static readonly Dictionary<string, string[]> PowerShells = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TestPathType"] = ["Any", "Container", "Leaf"],
        ["DisplayHintType"] = ["Date", "Time", "DateTime"],
        ["FileSystemCmdletProviderEncoding"] =
            ["Unknown", "String", "Unicode", "Byte", "BigEndianUnicode", "UTF8", "UTF7", "UTF32", "Ascii", "Default", "Oem", "BigEndianUTF32"],
    };

    private static readonly Dictionary<string, Type> HostObjects = typeof(ParameterTypes).Assembly.GetExportedTypes()
        .Where(type => type.GetCustomAttribute<HostObjectAttribute>() is not null)
        .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Type> _enumerations = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The type, and the name that an object must carry among its type names where no type stands for it here.</summary>
    public (Type Type, string? MustCarry) Of(string name)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            var (element, mustCarry) = Of(name[..^2]);
            return (element.MakeArrayType(), mustCarry);
        }

        if (Known.TryGetValue(name, out var known) || HostObjects.TryGetValue(name, out known) || _enumerations.TryGetValue(name, out known))
            return (known, null);
        if (PowerShells.GetValueOrDefault(name) is { } values)
            return (_enumerations[name] = Enumeration($"Microsoft.PowerShell.Commands.{name}", values), null);
        if (listed.GetValueOrDefault(name) is { } found)
            return (_enumerations[name] = Enumeration($"{space}.{name}", found), null);
        return (typeof(PSObject), name);
    }

    private Type Enumeration(string name, IEnumerable<string> values)
    {
        var enumeration = module.DefineEnum(name, TypeAttributes.Public, typeof(int));
        var next = 0;
        foreach (var value in values)
            enumeration.DefineLiteral(value, next++);
        return enumeration.CreateType();
    }
}
