namespace Portal.Domain.Prerequisites.Rules;

/// <summary>VMM does not run on a Hyper-V machine.</summary>
public sealed class VmmIsNoHost : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-not-on-host";

    /// <inheritdoc />
    public string Title => "VMM runs on none of the hosts";

    /// <inheritdoc />
    public string Why => "VMM must not be installed on a Hyper-V machine: its set-up and its jobs restart services that virtual machines depend on.";

    /// <inheritdoc />
    public Source Source { get; } = new("dontInstallServerOnHyperVHost", "Microsoft, plan-ports-protocols and system requirements of VMM (support.json, vmmGeneral)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "vmmServer";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Vmm is not { } vmm || evidence.Survey.Vmm is not { } said) yield break;
        if (evidence.Survey.Hosts.FirstOrDefault(host => Names.SameMachine(host.Name, vmm.Server)) is { } host)
            yield return Finding.Failed(host.Name, "VMM runs on this host.", "Move VMM to a machine without Hyper-V, or choose other hosts.");
        else if (said.Server.Answer is { RunsHyperV: true } server)
            yield return Finding.Failed(server.Name, "VMM runs on a machine that has Hyper-V itself.", "Remove the role Hyper-V there, or move VMM.");
        else yield return Finding.Passed(vmm.Server, "It is none of the hosts.");
    }
}
