using System.Buffers.Binary;
using System.Globalization;

namespace Portal.Lab.HyperV.State;

/// <summary>The accounts that virtual machines open their files as.</summary>
public static class VmSid
{
    /// <summary>NT VIRTUAL MACHINE\Virtual Machines: the group that holds all of them.</summary>
    public const string AllMachines = "S-1-5-83-0";

    /// <summary><c>NT VIRTUAL MACHINE\ID</c> as Windows writes it.</summary>
    public static string NameOf(Guid machine) => $"NT VIRTUAL MACHINE\\{Upper(machine)}";

    /// <summary>An id as WMI writes it: upper case, no braces.</summary>
    public static string Upper(Guid machine) => machine.ToString("D").ToUpperInvariant();

    /// <summary>The security identifier of one machine: the id's sixteen bytes as four little-endian numbers.</summary>
    public static string Of(Guid machine)
    {
        Span<byte> bytes = stackalloc byte[16];
        machine.TryWriteBytes(bytes);
        return string.Create(CultureInfo.InvariantCulture,
            $"S-1-5-83-1-{Part(bytes, 0)}-{Part(bytes, 4)}-{Part(bytes, 8)}-{Part(bytes, 12)}");
    }

    private static uint Part(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
