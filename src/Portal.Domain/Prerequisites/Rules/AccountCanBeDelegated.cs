using System.Text.RegularExpressions;
using Portal.Domain.Connections;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The account is no member of Protected Users.</summary>
public sealed partial class AccountCanBeDelegated : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "protected-users";

    /// <inheritdoc />
    public string Title => "The account's credentials may be passed on";

    /// <inheritdoc />
    public string Why => "Members of Protected Users sign in by Kerberos alone and are never delegated: no host can reach a share for them.";

    /// <inheritdoc />
    public Source Source { get; } = new("CredSSP not usable for Protected Users; sensitive flag blocks Kerberos delegation", "credssp-protected-users (credssp.json, host_behaviour.json)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "account";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var account = evidence.Settings.Account;
        if (evidence.Seen.FirstOrDefault() is not { Look: { } look }) yield break;
        if (!look.Groups.Any(group => ProtectedUsers().IsMatch(group.Sid))) yield return Finding.Passed(account, "It is not in Protected Users.");
        else if (evidence.Settings.StorageKind == StorageKind.Smb)
            yield return Finding.Failed(account, "It is in Protected Users: no host can go on to a share with its credentials.", "Use a service account of its own that is not in Protected Users.");
        else
        {
            yield return Finding.Warning(account, "It is in Protected Users: it signs in by Kerberos alone, for four hours at most, and no share can be used with it.",
                "Use a service account of its own that is not in Protected Users.");
        }
    }

    [GeneratedRegex(@"^S-1-5-21-\d+-\d+-\d+-525$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProtectedUsers();
}
