namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The VMM server's computer name fits into NetBIOS.</summary>
public sealed class VmmNameIsShort : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-name";

    /// <inheritdoc />
    public string Title => "VMM's computer name has at most 15 characters";

    /// <inheritdoc />
    public string Why => "NetBIOS cuts names after the fifteenth character: agents and shares would look for another machine. It cannot be changed after VMM is installed.";

    /// <inheritdoc />
    public Source Source { get; } = new("vmm-name-15", "Microsoft, plan-ports-protocols and system requirements of VMM (host_behaviour.json)");

    /// <inheritdoc />
    public bool IsRequired => false;

    /// <inheritdoc />
    public string Field => "vmmServer";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Vmm is not { } vmm) yield break;
        var name = Names.Short(vmm.Server);
        yield return name.Length <= Names.MostOfNetBios
            ? Finding.Passed(vmm.Server, FormattableString.Invariant($"It has {name.Length}."))
            : Finding.Failed(vmm.Server, FormattableString.Invariant($"It has {name.Length}: NetBIOS knows it as {name[..Names.MostOfNetBios].ToUpperInvariant()}."),
                "Check that no other machine has that name; a new VMM server should have a shorter one.");
    }
}
