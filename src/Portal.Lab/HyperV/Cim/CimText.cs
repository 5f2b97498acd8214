using System.Globalization;

namespace Portal.Lab.HyperV.Cim;

/// <summary>Values of CIM types as text.</summary>
internal static class CimText
{
    /// <summary>True when the text is a value of the CIM type.</summary>
    public static bool Fits(string type, string text) => type switch
    {
        "string" => true,
        "boolean" => bool.TryParse(text, out _),
        "uint8" => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "uint16" => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "uint32" => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "uint64" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "datetime" => text.Length == 25,
        _ => false,
    };

    /// <summary>The interval format of CIM: days, hours, minutes, seconds, microseconds.</summary>
    public static string Interval(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.Days:00000000}{span.Hours:00}{span.Minutes:00}{span.Seconds:00}.{span.Microseconds + (span.Milliseconds * 1000):000000}:000");
}
