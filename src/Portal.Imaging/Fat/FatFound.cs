using System.Buffers.Binary;
using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>What a folder's entry says.</summary>
internal sealed record FatFound(string Name, byte Attributes, uint Cluster, uint Size)
{
    private const byte Deleted = 0xE5;
    private const int NameCase = 12; // Windows keeps "all lower case" here instead of writing a long name

    public bool IsFolder => (Attributes & FatEntry.Folder) != 0;

    public bool IsLabel => (Attributes & FatEntry.VolumeLabel) != 0;

    /// <summary>Everything in a folder but itself and the one above.</summary>
    public static IEnumerable<FatFound> In(byte[] folder)
    {
        var parts = new SortedDictionary<int, string>();
        byte checksum = 0;
        for (var at = 0; at + FatEntry.Bytes <= folder.Length && folder[at] != 0; at += FatEntry.Bytes)
        {
            var entry = folder.AsSpan(at, FatEntry.Bytes);
            if (entry[0] == Deleted) parts.Clear();
            else if ((entry[11] & 0x3F) == FatEntry.LongName)
            {
                if ((entry[0] & FatEntry.LastPart) != 0) parts.Clear();
                (parts[entry[0] & 0x1F], checksum) = (Part(entry), entry[13]);
            }
            else
            {
                var name = parts.Count > 0 && checksum == FatName.Checksum(entry[..FatName.ShortBytes]) ? string.Concat(parts.Values) : ShortName(entry);
                parts.Clear();
                if (entry[0] != '.')
                    yield return new FatFound(name, entry[11], BinaryPrimitives.ReadUInt16LittleEndian(entry[26..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[28..]));
            }
        }
    }

    private static string Part(ReadOnlySpan<byte> entry)
    {
        var text = new StringBuilder(FatEntry.PartCharacters);
        for (var i = 0; i < FatEntry.PartCharacters; i++)
        {
            var character = (char)BinaryPrimitives.ReadUInt16LittleEndian(entry[FatEntry.PlaceOf(i)..]);
            if (character == 0) break;
            text.Append(character);
        }

        return text.ToString();
    }

    private static string ShortName(ReadOnlySpan<byte> entry)
    {
        if ((entry[11] & FatEntry.VolumeLabel) != 0) return Encoding.Latin1.GetString(entry[..FatName.ShortBytes]).TrimEnd(' ');

        var stem = Lower(Encoding.Latin1.GetString(entry[..8]).TrimEnd(' '), (entry[NameCase] & 0x08) != 0);
        var extension = Lower(Encoding.Latin1.GetString(entry.Slice(8, 3)).TrimEnd(' '), (entry[NameCase] & 0x10) != 0);
        return extension.Length > 0 ? $"{stem}.{extension}" : stem;
    }

    private static string Lower(string text, bool lower) => lower ? text.ToLowerInvariant() : text;
}
