using System.Globalization;

namespace Portal.Domain.Machines;

/// <summary>A hardware address of 48 bits.</summary>
/// <param name="Number">0 to 2^48 - 1.</param>
public readonly record struct MacAddress(long Number) : IComparable<MacAddress>
{
    /// <summary>Highest number.</summary>
    public const long Highest = 0xFFFF_FFFF_FFFF;

    /// <summary>
    /// Reads "00155D012A0F" in any notation: bare, with hyphens or colons between the bytes ("00-15-5D-01-2A-0F"), with dots after every four
    /// digits ("0015.5d01.2a0f"); null when it is none.
    /// </summary>
    public static MacAddress? Parse(string? text)
    {
        if (text is null) return null;
        var digits = text.Length switch
        {
            17 when text[2] is '-' or ':' => Without(text, text[2], every: 3),
            14 when text[4] is '.' or '-' => Without(text, text[4], every: 5),
            _ => text,
        };
        return digits.Length == 12 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
    }

    /// <summary>Without the separators where they belong; those elsewhere stay, and make it no address.</summary>
    private static string Without(string text, char separator, int every) => string.Concat(text.Where((sign, at) => sign != separator || at % every != every - 1));

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
