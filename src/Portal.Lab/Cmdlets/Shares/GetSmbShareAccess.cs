using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Shares;

/// <summary>Who may do what on a share of a file server: asked there, by a session that goes on from this machine.</summary>
public sealed class GetSmbShareAccess() : CmdletBody("Get-SmbShareAccess")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var session = call.Session;
        if (call.All<string>("CimSession") is not [var server]) throw RefusalException.Unsupported("The lab's shares are on file servers: it answers -CimSession with the name of one.");
        if (!session.CanGoOn)
            throw new RefusalException(0x8009030E, $"{server}: A specified logon session does not exist. It may already have been terminated", RefusalException.AccessDenied) { Category = "PermissionDenied" };
        foreach (var name in call.All<string>("Name"))
        {
            if (session.Host.Visitors(server, name) is { } visitors) Write(call, name, visitors);
            else call.Error(RefusalException.InWords(0x80041002, $"No MSFT_SMBShare objects found with property 'Name' equal to '{name}'.", "CmdletizationQuery_NotFound_Name", "ObjectNotFound"), name);
        }
    }

    private static void Write(ICmdletCall call, string name, IReadOnlyList<string> visitors)
    {
        var (host, sid) = (call.Session.Host, call.Session.Sid);
        foreach (var each in visitors)
        {
            var right = host.Has(Faults.ShareReadOnly) && string.Equals(each, sid, StringComparison.OrdinalIgnoreCase) ? "Read" : "Full";
            call.Write(new SmbShareAccess(name, host.NameOf(each), "Allow", right));
        }
    }
}

/// <summary>One entry of a share's rights, as Get-SmbShareAccess gives it.</summary>
/// <param name="Name">Of the share.</param>
/// <param name="AccountName">"LAB\HV01$".</param>
/// <param name="AccessControlType">"Allow" or "Deny".</param>
/// <param name="AccessRight">"Full", "Change", "Read" or "Custom".</param>
public sealed record SmbShareAccess(string Name, string AccountName, string AccessControlType, string AccessRight)
{
    /// <summary>"*" for a server that is no cluster.</summary>
    public string ScopeName { get; } = "*";
}
