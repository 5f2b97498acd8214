using System.Text.Json;
using Portal.Domain.Hosts;
using Portal.Features.Machines;
using Portal.Web.EmbeddedLab;

namespace Portal.Web.Commands.Trying;

/// <summary>The file of <c>--json</c>: for each machine its name, state, steps with their times, and the real files of its disks and of their parents.</summary>
internal sealed class MachineList(LabPaths lab)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task WriteAsync(string path, TrySummary summary, IReadOnlyList<MachineView> machines, CancellationToken ct)
    {
        var list = new
        {
            summary = summary.ToString(),
            wanted = summary.Wanted,
            there = summary.There,
            made = summary.Made,
            seconds = Math.Round(summary.Took.TotalSeconds, 3),
            retries = summary.Retries,
            machines = machines.Select(Entry),
        };
        await using (var file = File.Create(path + ".new")) await JsonSerializer.SerializeAsync(file, list, Json, ct);
        File.Move(path + ".new", path, overwrite: true);
    }

    private object Entry(MachineView machine) => new
    {
        name = machine.Name,
        state = Word(machine.State),
        since = machine.Since,
        why = machine.Why,
        advice = machine.Advice,
        host = machine.Host,
        vmId = machine.VmId,
        mac = machine.Mac,
        steps = machine.Steps.Select(step => new { step = step.Step, state = Word(step.End), attempt = step.Attempt, started = step.Started, seconds = Math.Round(step.Took.TotalSeconds, 6) }),
        disks = new[] { Disk(machine, "os", machine.DiskPath, machine.ImagePath), Disk(machine, "identity", machine.IdentityPath) },
    };

    private object Disk(MachineView machine, string kind, string path, params string[] parents) => new
    {
        kind,
        path = lab.FileOf(machine.Host, path),
        parents = parents.Select(parent => lab.FileOf(machine.Host, parent)),
        hostPath = path,
    };

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
