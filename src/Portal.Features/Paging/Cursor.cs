using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Portal.Features.Paging;

/// <summary>A place in a list: the row that it is at, and which way it goes on from there.</summary>
/// <param name="Backward">Towards the beginning.</param>
/// <param name="Key">What the list is ordered by, of that row.</param>
/// <param name="Id">Of that row, where its key is not its own alone.</param>
internal sealed record Cursor(bool Backward, string Key, Guid Id)
{
    /// <summary>The key, where a list is ordered by time or number.</summary>
    public long Number => long.TryParse(Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The key, where a list is ordered by time.</summary>
    public DateTimeOffset Time => new(Math.Clamp(Number, DateTimeOffset.MinValue.UtcTicks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    /// <summary>At a row of a list by name.</summary>
    public static Cursor At(string key, Guid id = default) => new(Backward: false, key, id);

    /// <summary>At a row of a list by number.</summary>
    public static Cursor At(long key, Guid id = default) => At(key.ToString(CultureInfo.InvariantCulture), id);

    /// <summary>At a row of a list by time.</summary>
    public static Cursor At(DateTimeOffset key, Guid id = default) => At(key.UtcTicks, id);

    /// <summary>Null when it is none.</summary>
    public static Cursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || !TryDecode(text, out var plain)) return null;
        var parts = plain.Split('\n');
        return parts is [">" or "<", var key, var id] && Guid.TryParseExact(id, "N", out var guid) ? new(parts[0] == "<", key, guid) : null;
    }

    /// <summary>Fit for an address.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{(Backward ? '<' : '>')}\n{Key}\n{Id:N}"));

    private static bool TryDecode(string text, [NotNullWhen(true)] out string? plain)
    {
        plain = null;
        if (!Base64Url.IsValid(text)) return false;
        plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return true;
    }
}
