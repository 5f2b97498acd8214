using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>The master is one VM of the connection, by its name or its id, and has a disk.</summary>
/// <param name="masters">What the connection has.</param>
public sealed class MasterIsThere(IReadOnlyList<MasterVm> masters) : IRule<string>
{
    /// <summary>Those that go by this name or id.</summary>
    public IReadOnlyList<MasterVm> Find(string master) =>
        [.. masters.Where(vm => Guid.TryParse(master, out var id) ? vm.VmId == id : string.Equals(vm.Name, master, StringComparison.OrdinalIgnoreCase))];

    /// <inheritdoc />
    public Verdict Judge(string value) => Find(value) switch
    {
        [] => Verdict.No("master", value, "The connection has no such VM.", masters.Count == 0
            ? "Make the master on one of its hosts first."
            : $"It has {Some(masters.Select(vm => vm.Name))}."),
        [{ DiskPath: null }] => Verdict.No("master", value, "The VM has no disk.", "Choose a VM that starts from a virtual disk."),
        [_] => Verdict.Yes,
        { } many => Verdict.No("master", value, $"{many.Count} VMs have this name.", $"Give the id of one: {Some(many.Select(vm => vm.VmId.ToString()))}."),
    };

    /// <summary>The first ten, and how many more.</summary>
    internal static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 10 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(10))} and {all.Count - 10} more";
    }
}
