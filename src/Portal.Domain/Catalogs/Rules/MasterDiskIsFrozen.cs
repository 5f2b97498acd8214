using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>An image is taken from a disk that nobody writes: that of a checkpoint, or the current one of a master that is off.</summary>
/// <param name="master">The VM.</param>
public sealed class MasterDiskIsFrozen(MasterVm master) : IRule<string?>
{
    /// <summary>The checkpoint that goes by this name (the newest of them) or id.</summary>
    public VmCheckpoint? Find(string checkpoint) => master.Checkpoints.LastOrDefault(each =>
        Guid.TryParse(checkpoint, out var id) ? each.Id == id : string.Equals(each.Name, checkpoint, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    /// <param name="value">Name or id of a checkpoint; null for the current disk.</param>
    public Verdict Judge(string? value)
    {
        var choices = master.Checkpoints.Count == 0 ? "It has none: take one first" : $"It has {MasterIsThere.Some(master.Checkpoints.Select(each => each.Name))}";
        if (value is not null && Find(value) is null) return Verdict.No("checkpoint", value, $"{master.Name} has no such checkpoint.", $"{choices}.");
        if (value is null && master.Running) return Verdict.No("checkpoint", value, $"{master.Name} is running, and its disk is being written.", $"Shut it down, or choose a checkpoint. {choices}.");
        return Verdict.Yes;
    }
}
