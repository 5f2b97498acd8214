using System.Security;
using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Lab.Windows;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>Short words for tests with virtual disks.</summary>
internal static class DiskWords
{
    /// <summary>Bytes of the disks that these tests make.</summary>
    public const int Size = 8 << 20;

    /// <summary>Sectors with something in some of them, the same for the same seed.</summary>
    public static byte[] Content(int seed = 1)
    {
        var bytes = new byte[Size];
        new Random(seed).NextBytes(bytes.AsSpan(1 << 20, 3 << 20));
        return bytes;
    }

    /// <summary>Puts a dynamic disk with this content on a machine.</summary>
    public static void PutDisk(this WindowsHost host, string path, byte[] content)
    {
        using var file = host.OwnFiles.Create(path);
        using var raw = new MemoryStream(content);
        _ = path.EndsWith(".vhd", StringComparison.Ordinal) ? VhdWriter.WriteDynamic(file, raw) : VhdxWriter.WriteDynamic(file, raw);
    }

    /// <summary>Writes into a disk of a machine, as its guest would.</summary>
    public static void WriteInto(this WindowsHost host, string path, long offset, byte[] bytes)
    {
        using var disk = WritableDisk.OpenFile(host.OwnFiles.Real(path));
        disk.Write(offset, bytes);
        disk.Flush();
    }

    /// <summary>The text of an embedded Msvm_VirtualHardDiskSettingData.</summary>
    public static string Setting(string path, int type, string? parent = null, long size = 0) =>
        $"""
        <INSTANCE CLASSNAME="Msvm_VirtualHardDiskSettingData"><PROPERTY NAME="Type" TYPE="uint16"><VALUE>{type}</VALUE></PROPERTY>
        <PROPERTY NAME="Format" TYPE="uint16"><VALUE>{(path.EndsWith(".vhd", StringComparison.Ordinal) ? 2 : 3)}</VALUE></PROPERTY>
        <PROPERTY NAME="Path" TYPE="string"><VALUE>{SecurityElement.Escape(path)}</VALUE></PROPERTY>
        <PROPERTY NAME="ParentPath" TYPE="string">{(parent is null ? "" : $"<VALUE>{SecurityElement.Escape(parent)}</VALUE>")}</PROPERTY>
        <PROPERTY NAME="MaxInternalSize" TYPE="uint64"><VALUE>{size}</VALUE></PROPERTY></INSTANCE>
        """;
}
