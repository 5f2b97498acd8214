using System.Buffers.Binary;
using System.Text;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>The parent locator item: pairs of key and value. [MS-VHDX] 2.6.2.6.</summary>
/// <param name="Locator">Identity and paths.</param>
/// <param name="Linkage2">A second identity that the parent may have, while a merge is under way.</param>
internal sealed record VhdxParent(ParentLocator Locator, Guid? Linkage2)
{
    public static VhdxParent Read(DiskFile file, ReadOnlySpan<byte> item)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.Length < 20) throw file.Damaged("a parent locator has at least 20 bytes, and this one is shorter");
        if (new Guid(item[..16]) != VhdxLayout.VhdxLocatorType) throw file.Unsupported("the parent locator is of a kind that is not known");

        var count = BinaryPrimitives.ReadUInt16LittleEndian(item[18..]);
        for (var i = 0; i < count; i++)
        {
            if (item.Length < 20 + ((i + 1) * 12)) throw file.Damaged("the parent locator lists more than it holds");
            var entry = item.Slice(20 + (i * 12), 12);
            var key = Text(item, BinaryPrimitives.ReadUInt32LittleEndian(entry), BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]));
            var value = Text(item, BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]));
            if (key is null || value is null) throw file.Damaged("the parent locator's texts lie in it, and one does not");
            pairs[key] = value;
        }

        if (!Guid.TryParse(pairs.GetValueOrDefault("parent_linkage"), out var linkage)) throw file.Damaged("a parent locator names the parent's identity, and this one does not");
        return new VhdxParent(
            new ParentLocator(linkage, pairs.GetValueOrDefault("relative_path"), pairs.GetValueOrDefault("volume_path"), pairs.GetValueOrDefault("absolute_win32_path")),
            Guid.TryParse(pairs.GetValueOrDefault("parent_linkage2"), out var second) ? second : null);
    }

    private static string? Text(ReadOnlySpan<byte> item, uint offset, ushort length) =>
        offset > item.Length || length > item.Length - offset || length % 2 != 0 ? null : Encoding.Unicode.GetString(item.Slice((int)offset, length));

    public byte[] ToBytes()
    {
        var pairs = new List<(string Key, string Value)> { ("parent_linkage", Locator.Identity.ToString("B")) };
        if (Linkage2 is { } second) pairs.Add(("parent_linkage2", second.ToString("B")));
        if (Locator.RelativePath is { Length: > 0 } relative) pairs.Add(("relative_path", relative));
        if (Locator.VolumePath is { Length: > 0 } volume) pairs.Add(("volume_path", volume));
        if (Locator.AbsolutePath is { Length: > 0 } absolute) pairs.Add(("absolute_win32_path", absolute));

        var bytes = new byte[20 + (pairs.Count * 12) + pairs.Sum(pair => 2 * (pair.Key.Length + pair.Value.Length))];
        VhdxLayout.VhdxLocatorType.TryWriteBytes(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), (ushort)pairs.Count);
        var at = 20 + (pairs.Count * 12);
        for (var i = 0; i < pairs.Count; i++)
        {
            var entry = bytes.AsSpan(20 + (i * 12), 12);
            var (key, value) = pairs[i];
            BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)at);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)(2 * key.Length));
            at += Encoding.Unicode.GetBytes(key, bytes.AsSpan(at));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)at);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[10..], (ushort)(2 * value.Length));
            at += Encoding.Unicode.GetBytes(value, bytes.AsSpan(at));
        }

        return bytes;
    }
}
