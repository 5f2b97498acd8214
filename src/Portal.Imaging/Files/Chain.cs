using Portal.Imaging.Vhd;
using Portal.Imaging.Vhdx;

namespace Portal.Imaging.Files;

/// <summary>Opens a file and its parents, and sees that they belong together.</summary>
internal static class Chain
{
    /// <summary>Hyper-V stops at 50 checkpoints; anything past this was made to exhaust somebody.</summary>
    private const int Longest = 256;

    public static DiskFile Leaf(Stream file, bool leaveOpen) => new(file, NameOf(file, "The disk"), leaveOpen);

    public static DiskFile File(string path, FileAccess access = FileAccess.Read)
    {
        if (Directory.Exists(path)) throw new DiskFormatException(DiskFault.NotADisk, path, "a disk is a file, and this is a folder", "Choose the disk in it");
        return new(new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = access, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 }), path, leaveOpen: false);
    }

    public static List<DiskLayer> Raw(Stream stream, bool leaveOpen)
    {
        var file = Leaf(stream, leaveOpen);
        try
        {
            return [RawLayer.Open(file)];
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static Func<string, ParentLocator, DiskFile?> By(Func<ParentLocator, Stream?> openParent) =>
        (_, locator) => openParent(locator) is { } stream
            ? new DiskFile(stream, NameOf(stream, locator.Paths.FirstOrDefault() ?? "The parent"), leaveOpen: false)
            : null;

    public static Func<string, ParentLocator, DiskFile?> By(Func<string, ParentLocator, string?> findParent) =>
        (child, locator) => findParent(child, locator) is { } path ? File(path) : null;

    /// <summary>Leaf first. Closes everything when it fails.</summary>
    public static List<DiskLayer> Open(DiskFile leaf, Func<string, ParentLocator, DiskFile?> openParent)
    {
        var layers = new List<DiskLayer>();
        try
        {
            layers.Add(OpenLayer(leaf));
            while (layers[^1] is { Info.Parent: { } locator } child)
                layers.Add(OpenParent(layers, child, locator, openParent));
            return layers;
        }
        catch
        {
            foreach (var layer in layers) layer.Dispose();
            throw;
        }
    }

    /// <summary>Told apart by content. Closes the file when it fails.</summary>
    public static DiskLayer OpenLayer(DiskFile file)
    {
        try
        {
            if (VhdxLayer.Recognises(file)) return VhdxLayer.Open(file);
            if (VhdFooter.Read(file) is { } footer) return VhdFile.Open(file, footer);
            throw file.Fault(DiskFault.NotADisk,
                file.Length == 0 ? "a disk has at least one sector, and the file is empty" : "the content is neither that of a VHDX nor that of a VHD",
                "Choose the disk itself; a raw disk has to be named as raw");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static DiskLayer OpenParent(List<DiskLayer> layers, DiskLayer child, ParentLocator locator, Func<string, ParentLocator, DiskFile?> openParent)
    {
        if (layers.Count == Longest)
            throw new DiskFormatException(DiskFault.ChainTooLong, layers[0].Name, $"a chain has at most {Longest} files", "Merge checkpoints on the host");

        var file = openParent(child.Name, locator) ?? throw new DiskFormatException(DiskFault.ParentMissing, child.Name,
            $"its parent {locator} is not there", "Bring the parent back to that path, or set the child's parent path on the host");

        var parent = OpenLayer(file);
        try
        {
            if (layers.Any(layer => layer.Info.Format == parent.Info.Format && layer.Info.Identity == parent.Info.Identity))
                throw new DiskFormatException(DiskFault.Cycle, child.Name, $"its parent {parent.Name} is itself a child of this disk, or the disk itself", "Set the child's parent path to its true parent");
            Match(child, parent);
            return parent;
        }
        catch
        {
            parent.Dispose();
            throw;
        }
    }

    private static void Match(DiskLayer child, DiskLayer parent)
    {
        var (mine, its) = (child.Info, parent.Info);
        var rule = mine.Format != its.Format ? $"a {mine.Format} has a {mine.Format} as parent, and {parent.Name} is a {its.Format}"
            : !parent.Answers(child) ? $"it was made over the disk {mine.Parent!.Identity:B}, and {parent.Name} is now {its.Identity:B}"
            : mine.LogicalSectorSize != its.LogicalSectorSize ? $"it has sectors of {mine.LogicalSectorSize} bytes, and its parent {parent.Name} of {its.LogicalSectorSize}"
            : mine.Format == DiskFormat.Vhd && mine.VirtualSize != its.VirtualSize ? $"it has {mine.VirtualSize:N0} bytes, and its parent {parent.Name} has {its.VirtualSize:N0}"
            : null;
        if (rule is not null)
            throw new DiskFormatException(DiskFault.ParentChanged, child.Name, rule, "A parent must never be written or replaced: bring back the file that the child was made over");
    }

    private static string NameOf(Stream stream, string otherwise) => stream is FileStream { Name.Length: > 0 } file ? file.Name : otherwise;
}
