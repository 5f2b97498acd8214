using System.Globalization;

namespace Portal.Domain.Machines;

/// <summary>A hardware address of 48 bits.</summary>
/// <param name="Number">0 to 2^48 - 1.</param>
public readonly record struct MacAddress(long Number) : IComparable<MacAddress>
{
    /// <summary>Highest number.</summary>
    public const long Highest = 0xFFFF_FFFF_FFFF;

    /// <summary>Reads "00155D012A0F", also with hyphens or colons between the bytes; null when it is none.</summary>
    public static MacAddress? Parse(string? text)
    {
        if (text is null) return null;
        var digits = text.Length == 17 && (text[2] is '-' or ':') ? text.Replace(text[2].ToString(), "", StringComparison.Ordinal) : text;
        return digits.Length == 12 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
    }

    /// <inheritdoc />
    public int CompareTo(MacAddress other) => Number.CompareTo(other.Number);

    /// <summary>"00155D012A0F", as Hyper-V writes it.</summary>
    public override string ToString() => Number.ToString("X12", CultureInfo.InvariantCulture);

    /// <summary>Lower.</summary>
    public static bool operator <(MacAddress left, MacAddress right) => left.Number < right.Number;

    /// <summary>Higher.</summary>
    public static bool operator >(MacAddress left, MacAddress right) => left.Number > right.Number;

    /// <summary>Lower or the same.</summary>
    public static bool operator <=(MacAddress left, MacAddress right) => left.Number <= right.Number;

    /// <summary>Higher or the same.</summary>
    public static bool operator >=(MacAddress left, MacAddress right) => left.Number >= right.Number;
}
