namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Sessions are of PowerShell 3.0 or later, on hosts and where VMM's module is.</summary>
public sealed class PowerShellIsNewEnough : IPrerequisite
{
    private static readonly Version Least = new(3, 0);

    /// <inheritdoc />
    public string Key => "powershell";

    /// <inheritdoc />
    public string Title => "Remote PowerShell is 3.0 or later";

    /// <inheritdoc />
    public string Why => "What is done on hosts is done by scripts of PowerShell 3.0: CIM, and the Hyper-V commands, need it.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "Using a standard PowerShell V3 remote session, the HCL uses CredSSP to open a connection to the to Hyper-V machine.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var machines = evidence.Seen;
        if (evidence.Settings.Vmm is { } vmm && evidence.Survey.Vmm?.Machine.Answer is { } machine) machines = machines.Append((vmm.Machine, machine));
        foreach (var (name, look) in machines)
        {
            yield return Version.TryParse(look.PowerShellVersion, out var version) && version >= Least
                ? Finding.Passed(name, $"It has PowerShell {look.PowerShellVersion}.")
                : Finding.Failed(name, $"It has PowerShell {look.PowerShellVersion}.",
                    "Install Windows Management Framework 3.0 or later there (on Windows Server 2008 R2 SP1: KB2506143), and restart it.");
        }
    }
}
