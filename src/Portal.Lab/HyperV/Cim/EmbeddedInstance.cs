using System.Text;
using System.Xml;

namespace Portal.Lab.HyperV.Cim;

/// <summary>
/// The text of a CIM instance inside a string parameter: <c>INSTANCE CLASSNAME</c> with <c>PROPERTY NAME TYPE</c> and <c>VALUE</c>. Read strictly:
/// what the host would not understand is refused here too.
/// </summary>
public sealed class EmbeddedInstance
{
    private static readonly string[] KnownAttributes = ["NAME", "TYPE", "PROPAGATED", "CLASSORIGIN", "MODIFIED", "EmbeddedObject", "ARRAYSIZE"];
    private readonly Dictionary<string, string?> _values;

    private EmbeddedInstance(string className, Dictionary<string, string?> values)
    {
        ClassName = className;
        _values = values;
    }

    /// <summary>As written in the text.</summary>
    public string ClassName { get; }

    /// <summary>The text of a property; null where it is missing or has no VALUE.</summary>
    public string? this[string property] => _values.GetValueOrDefault(property);

    /// <summary>Reads the text of an instance of one class.</summary>
    /// <param name="text">XML.</param>
    /// <param name="className">The only class accepted.</param>
    /// <param name="types">CIM type of each property that the class has on this Windows version.</param>
    /// <exception cref="RefusalException">32773 for anything that is not such an instance, 32776 for a property with another type than the class gives it.</exception>
    public static EmbeddedInstance Parse(string text, string className, IReadOnlyDictionary<string, string> types)
    {
        var root = Load(text);
        if (!string.Equals(root.Name, "INSTANCE", StringComparison.Ordinal))
            throw RefusalException.Invalid($"The root is {root.Name}, not INSTANCE.");
        var found = root.GetAttribute("CLASSNAME");
        if (!string.Equals(found, className, StringComparison.OrdinalIgnoreCase))
            throw RefusalException.Invalid($"The instance is of class '{found}', not {className}.");

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Elements(root))
        {
            if (property.Name is "QUALIFIER")
                continue;
            if (property.Name is not "PROPERTY")
                throw RefusalException.Invalid($"{property.Name} is not a part of an instance of {className}.");
            var name = Known(property, types);
            if (!values.TryAdd(name, ValueOf(property, name, types[name])))
                throw RefusalException.Invalid($"The property {name} is there twice.");
        }

        return new(found!, values);
    }

    /// <summary>Writes an instance; a null value has no VALUE.</summary>
    public static string Write(string className, IEnumerable<(string Name, string Type, string? Value)> properties)
    {
        var text = new StringBuilder();
        text.Append("<INSTANCE CLASSNAME=\"").Append(className).Append("\">");
        foreach (var (name, type, value) in properties)
        {
            text.Append("<PROPERTY NAME=\"").Append(name).Append("\" TYPE=\"").Append(type).Append("\">");
            if (value is not null)
                text.Append("<VALUE>").Append(System.Security.SecurityElement.Escape(value)).Append("</VALUE>");
            text.Append("</PROPERTY>");
        }

        return text.Append("</INSTANCE>").ToString();
    }

    private static XmlElement Load(string text)
    {
        try
        {
            var document = new XmlDocument { XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document.Load(reader);
            return document.DocumentElement!;
        }
        catch (XmlException wrong)
        {
            throw RefusalException.Invalid($"The setting data is not the text of an instance: {wrong.Message}");
        }
    }

    private static string Known(XmlElement property, IReadOnlyDictionary<string, string> types)
    {
        foreach (XmlAttribute attribute in property.Attributes)
        {
            if (!KnownAttributes.Contains(attribute.Name, StringComparer.Ordinal) && !attribute.Name.StartsWith("xml:", StringComparison.Ordinal))
                throw RefusalException.Invalid($"PROPERTY has no attribute {attribute.Name}.");
        }

        var name = property.GetAttribute("NAME");
        if (!types.TryGetValue(name, out var type))
            throw RefusalException.Invalid($"The class has no property '{name}'.");
        var written = property.GetAttribute("TYPE");
        return string.Equals(written, type, StringComparison.OrdinalIgnoreCase)
            ? name
            : throw new RefusalException(0x80041005, $"The property {name} has type '{written}', not {type}", RefusalException.WrongType) { Category = "InvalidType" };
    }

    private static string? ValueOf(XmlElement property, string name, string type)
    {
        XmlElement? value = null;
        foreach (var child in Elements(property))
        {
            if (child.Name is "QUALIFIER")
                continue;
            if (child.Name is not "VALUE" || value is not null)
                throw RefusalException.Invalid($"The property {name} holds {child.Name}; one VALUE is what it may hold.");
            value = child;
        }

        if (value is null)
            return null;
        var text = value.InnerText;
        if (Elements(value).Any() || !CimText.Fits(type, text))
            throw new RefusalException(0x80041005, $"'{text}' is no {type}, which {name} is", RefusalException.WrongType) { Category = "InvalidType" };
        return text;
    }

    private static IEnumerable<XmlElement> Elements(XmlElement parent)
    {
        foreach (XmlNode node in parent.ChildNodes)
        {
            if (node is XmlElement element)
                yield return element;
            else if (node is not (XmlComment or XmlWhitespace or XmlSignificantWhitespace) && parent.Name is not "VALUE" && !string.IsNullOrWhiteSpace(node.Value))
                throw RefusalException.Invalid($"'{node.Value}' stands where a property should.");
        }
    }
}
