using System.Management.Automation;
using Portal.Lab.Windows;
using Portal.Lab.Windows.Accounts;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>The program <c>whoami.exe</c>, as far as <c>/groups /fo csv /nh</c>: the groups in the token of the session, a line each.</summary>
[Cmdlet("Get", "TokenGroup")]
public sealed class WhoAmI : PSCmdlet
{
    internal const string Name = "Get-TokenGroup";

    private const string Enabled = "Mandatory group, Enabled by default, Enabled group";

    /// <summary>What it is asked.</summary>
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    public string[] Arguments { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (!string.Equals(string.Join(' ', Arguments), "/groups /fo csv /nh", StringComparison.OrdinalIgnoreCase))
        {
            WriteError(new ErrorRecord(new InvalidOperationException($"ERROR: Invalid argument/option - '{string.Join(' ', Arguments)}'."), "NativeCommandError", ErrorCategory.NotSpecified, Arguments));
            return;
        }

        var session = LabSession.Current;
        var administrator = !session.Host.Has(Faults.NotAdministrator);
        Line("Everyone", "Well-known group", WellKnownSids.Everyone, Enabled);
        if (administrator) Line(@"BUILTIN\Administrators", "Alias", WellKnownSids.Administrators, $"{Enabled}, Group owner");
        Line(@"BUILTIN\Users", "Alias", WellKnownSids.Users, Enabled);
        Line(@"NT AUTHORITY\NETWORK", "Well-known group", WellKnownSids.Network, Enabled);
        Line(@"NT AUTHORITY\Authenticated Users", "Well-known group", WellKnownSids.AuthenticatedUsers, Enabled);
        // Relative to the domain, whose SID begins that of its accounts.
        if (session.Host.Has(Faults.ProtectedUsers))
            Line($@"{session.Account.Split('\\')[0]}\Protected Users", "Group", $"{session.Sid[..session.Sid.LastIndexOf('-')]}-525", Enabled);
        if (administrator) Line(@"Mandatory Label\High Mandatory Level", "Label", WellKnownSids.HighLabel, "");
        else Line(@"Mandatory Label\Medium Mandatory Level", "Label", WellKnownSids.MediumLabel, "");
    }

    private void Line(string name, string type, string sid, string attributes) => WriteObject($"\"{name}\",\"{type}\",\"{sid}\",\"{attributes}\"");
}
