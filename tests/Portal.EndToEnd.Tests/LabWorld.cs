using System.Text.Json;

namespace Portal.EndToEnd.Tests;

/// <summary>What is really there of ours: the lab's own files, asked of nobody.</summary>
/// <param name="Machines">Virtual machines that carry a stamp, whole or half-made.</param>
/// <param name="Disks">Paths of disk files in the portal's storage folder, as the hosts see them; half-written ones too.</param>
/// <param name="Staged">Files on their way in the staging folders.</param>
internal sealed record LabWorld(IReadOnlyList<StampedMachine> Machines, IReadOnlyList<string> Disks, IReadOnlyList<string> Staged)
{
    private const string Mark = "portal:", BirthName = "portal-";

    public static LabWorld Of(TryFolder folder)
    {
        var lab = Path.Combine(folder.Data, "lab");
        var volume = Path.Combine(lab, "csv", "Volume1");
        var staging = Directory.GetDirectories(Path.Combine(lab, "hosts")).Select(host => Path.Combine(host, "C", "ProgramData", "Portal", "Staging")).Where(Directory.Exists);
        return new(
            [.. Directory.GetFiles(Path.Combine(lab, "state", "hosts"), "*.json", SearchOption.AllDirectories).Where(file => file.Contains("machines", StringComparison.Ordinal)).Select(Read).OfType<StampedMachine>()],
            [.. Directory.GetFiles(Path.Combine(volume, "Portal"), "*.vhd*", SearchOption.AllDirectories).Where(IsDisk).Select(file => AsHostsSeeIt(volume, file))],
            [.. staging.SelectMany(Directory.GetFiles)]);
    }

    private static StampedMachine? Read(string file)
    {
        using var machine = JsonDocument.Parse(File.ReadAllText(file));
        var name = machine.RootElement.GetProperty("name").GetString()!;
        var notes = machine.RootElement.TryGetProperty("notes", out var text) ? text.GetString()! : "";
        if (notes.StartsWith(Mark, StringComparison.Ordinal)) return new(name, notes[Mark.Length..]);
        return name.StartsWith(BirthName, StringComparison.Ordinal) ? new(name, name[BirthName.Length..]) : null;
    }

    // A link is 7-Zip's way to a parent, and ours to have made.
    private static bool IsDisk(string file) => new FileInfo(file).LinkTarget is null;

    private static string AsHostsSeeIt(string volume, string file) => @"C:\ClusterStorage\Volume1\" + Path.GetRelativePath(volume, file).Replace('/', '\\');
}

/// <summary>A virtual machine of ours.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Stamp">Id of the portal's machine.</param>
internal sealed record StampedMachine(string Name, string Stamp);
