using System.Security.Cryptography;
using System.Text;

namespace Portal.Lab.Vmm;

/// <summary>The ids that VMM gives to what it knows: its own, never those of Hyper-V.</summary>
internal static class VmmIds
{
    // Told apart from the host's id, and found from it both ways, without a table of ten thousand machines.
    private static readonly byte[] Mask = [0x56, 0x4D, 0x4D, 0x01, 0x5A, 0xC3, 0x0F, 0x40, 0x21, 0x84, 0x12, 0x48, 0x77, 0x6E, 0x19, 0x35];

    /// <summary>The same for the same thing, in every session and after every restart.</summary>
    public static Guid Of(string kind, string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {name.ToUpperInvariant()}")).AsSpan(0, 16));

    /// <summary>VMM's id of a part that the host has an id for, and back again.</summary>
    public static Guid Other(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        for (var at = 0; at < bytes.Length; at++) bytes[at] ^= Mask[at];
        return new Guid(bytes);
    }
}
