using Portal.Domain.Hosts;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The account is an administrator of VMM, or a delegated one.</summary>
public sealed class VmmRoleSuffices : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-role";

    /// <inheritdoc />
    public string Title => "The account administers VMM";

    /// <inheritdoc />
    public string Why => "Other roles of VMM may not make virtual machines on chosen hosts, or see nothing of them.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "The account you use to specify hosts in Studio is a VMM administrator or VMM delegated administrator for the relevant Hyper-V machines.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "account";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Survey.Vmm is not { } vmm) yield break;
        var account = evidence.Settings.Account;
        if (vmm.Facts.Answer is not { } facts) yield return Finding.Unknown(account, vmm.Facts.Gap!);
        else
        {
            yield return facts.Profile switch
            {
                VmmProfiles.Administrator => Finding.Passed(account, $"It is an administrator of {facts.Name}."),
                VmmProfiles.Delegated => Finding.Passed(account, $"It is a delegated administrator of {facts.Name}."),
                var other => Finding.Failed(account, $"{facts.Name} knows it as {other} only.",
                    "Make it a member of the user role Administrator, or of a delegated administrator (Fabric Administrator) whose host groups hold the hosts."),
            };
        }
    }
}
