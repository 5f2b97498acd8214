namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The account is in the local group Administrators of each Hyper-V machine. The token of its session tells, nested groups and all.</summary>
public sealed class LocalAdministrator : IPrerequisite
{
    private const string Administrators = "S-1-5-32-544";

    /// <summary>High and system: the label of a token that may use what its groups give it. A filtered one has the medium label, and names the group all the same.</summary>
    private static readonly string[] Elevated = ["S-1-16-12288", "S-1-16-16384"];

    private const string Labels = "S-1-16-";

    /// <inheritdoc />
    public string Key => "local-administrator";

    /// <inheritdoc />
    public string Title => "The account is in the local group Administrators of each host";

    /// <inheritdoc />
    public string Why => "Making, changing and deleting virtual machines and their disks, and the administrator share, need it.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "The user account used for Studio integration must also be a member of the administrators local security group on each Hyper-V server to support VM life cycle management (such as VM creation, update, and deletion).");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "account";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var account = evidence.Settings.Account;
        foreach (var host in evidence.Survey.Hosts)
        {
            if (host.Look.Answer is not { } look) yield return Finding.Unknown(host.Name, host.Look.Gap!);
            else if (!look.Groups.Any(group => group.Sid == Administrators))
            {
                yield return Finding.Failed(host.Name, $"{account} is not in Administrators there, neither itself nor by a group.",
                    $"On {host.Name}: net localgroup Administrators {account} /add (in other languages the group S-1-5-32-544 has another name). It holds from the next session on.");
            }
            else if (look.Groups.Any(group => group.Sid.StartsWith(Labels, StringComparison.Ordinal)) && !look.Groups.Any(group => Elevated.Contains(group.Sid, StringComparer.Ordinal)))
            {
                yield return Finding.Failed(host.Name, $"{account} is in Administrators there, but its sessions may not use that: their token is filtered.",
                    "Use an account of the domain instead of a local one; or set LocalAccountTokenFilterPolicy to 1 there, knowing that it weakens remote sign-in.");
            }
            else yield return Finding.Passed(host.Name, $"{account} is in Administrators.");
        }
    }
}
