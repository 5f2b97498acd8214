using Portal.Domain.Connections;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Where shares, VMM 2012 SP1 and Windows Server 2012 meet, sessions come by CredSSP.</summary>
/// <param name="matrix">Knows VMM by build.</param>
public sealed class CredSspIsUsable(SupportMatrix matrix) : IPrerequisite
{
    // As the guidance has it. On every other pair the second hop is proved too, and anything that carries credentials is welcome.
    private const string Vmm = "VMM 2012 SP1";
    private const string Windows = "6.2.9200";

    /// <inheritdoc />
    public string Key => "credssp";

    /// <inheritdoc />
    public string Title => "CredSSP can be used";

    /// <inheritdoc />
    public string Why => "The host has to go on to the file server with the account's credentials, and there is no other way for it here.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "When you use SMB as storage, enable the Authentication Credential Security Support Provider (CredSSP) from the Controller to individual Hyper-V machines when using VMM 2012 SP1 with Hyper-V on Windows Server 2012.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "transport";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.StorageKind != StorageKind.Smb || evidence.Survey.Vmm?.Facts.Answer is not { } facts || matrix.VmmOf(facts.Version)?.Vmm != Vmm) yield break;
        foreach (var (name, look) in evidence.Seen.Where(host => host.Look.WindowsVersion == Windows))
        {
            if (look.TakesCredSsp is false) yield return Finding.Failed(name, "Its WinRM does not take CredSSP.", Commands(evidence.Portal.Name, name));
            else if (look.Authentication is { } used && !string.Equals(used, "CredSSP", StringComparison.OrdinalIgnoreCase))
                yield return Finding.Failed(name, $"The portal's session there came by {used}: its credentials end at the host.", $"Choose CredSSP for this connection. {Commands(evidence.Portal.Name, name)}");
            else if (look.TakesCredSsp is null && look.Authentication is null)
                yield return Finding.Unknown(name, new($"{name} tells neither whether it takes CredSSP nor how the session came.", Commands(evidence.Portal.Name, name)));
            else yield return Finding.Passed(name, "Its WinRM takes CredSSP, and the session came by it.");
        }
    }

    private static string Commands(string portal, string host) =>
        $"On {portal}: Enable-WSManCredSSP -Role Client -DelegateComputer {host} -Force. On {host}: Enable-WSManCredSSP -Role Server -Force. A domain policy overrides both.";
}
