namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The console is there where VMM's sessions run, and of the server's build.</summary>
public sealed class VmmConsoleFits : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-console";

    /// <inheritdoc />
    public string Title => "VMM's console is there, and of the server's build";

    /// <inheritdoc />
    public string Why => "VMM's PowerShell module comes with its console alone. An older one connects, and provisioning fails later.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("Install the System Center Virtual Machine Manager console on all Controllers.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "vmmMachine";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Vmm is not { } vmm || evidence.Survey.Vmm is not { } said) yield break;
        if (said.Facts.Answer is not { } facts) yield return Finding.Unknown(vmm.Machine, said.Facts.Gap!);
        else if (facts.ConsoleVersion is not { } console)
        {
            yield return Finding.Unknown(vmm.Machine, new($"the module on {vmm.Machine} does not tell its build.",
                $"Compare the console's version there with {facts.Version} (Help, About), and accept this with a note."));
        }
        else
        {
            var what = $"Its console is of build {console}, and the server {facts.Name} of build {facts.Version}.";
            var remedy = $"Install the update of the server ({facts.Version}) for the console on {vmm.Machine} too, then open its sessions again.";
            yield return Same(console, facts.Version) ? Finding.Passed(vmm.Machine, $"Its console is of build {console}, as the server.")
                // Whether an update of the console raises the build that its setup wrote is not known for every release: somebody looks, and may say that it is well.
                : Release(console) is { } release && release == Release(facts.Version) ? Finding.Warning(vmm.Machine, what, $"{remedy} Where it has that update (Help, About), accept this.")
                : Finding.Failed(vmm.Machine, what, remedy);
        }
    }

    private static (int Major, int Minor)? Release(string version) => Version.TryParse(version, out var parsed) ? (parsed.Major, parsed.Minor) : null;

    private static bool Same(string one, string other) => Version.TryParse(one, out var left) && Version.TryParse(other, out var right) ? left == right : one == other;
}
