using Portal.Lab.HyperV;

namespace Portal.Lab.Vmm;

/// <summary>VMM says no, in its own words: a sentence, what to do, and the number of the error.</summary>
internal static class VmmRefusals
{
    // What .NET gives an exception of VMM's own.
    private const uint Carmine = 0x80131500;

    public static RefusalException NotFound(string server) =>
        Of(1600, $"You cannot contact the VMM management server: the name {server} cannot be resolved. Check the name, and try the operation again.", "ConnectionError");

    public static RefusalException NoAnswer(string server) =>
        Of(1602, $"Unable to connect to the VMM management server {server}. The Virtual Machine Manager service on that server did not respond. Verify that Virtual Machine Manager has been installed on the server and that the service is running, and try to connect again.", "ConnectionError");

    public static RefusalException NoRights(string server) =>
        Of(1604, $"You cannot contact the VMM management server. The credentials provided have insufficient privileges on {server}. Ensure that your account has access to the VMM management server {server}, and then try the operation again.", "PermissionDenied");

    public static RefusalException InNoRole(string server) =>
        Of(1605, $"You cannot access VMM management server {server}. Contact the Virtual Machine Manager administrator to verify that your account is a member of a valid user role and then try the operation again.", "PermissionDenied");

    public static RefusalException OtherBuild(string server, string its, string ours) =>
        Of(1615, $"Unable to connect to the VMM management server {server}. The version of the Virtual Machine Manager console ({ours}) is not compatible with the version of the management server ({its}). Install the console of the server's version, and try to connect again.", "ConnectionError");

    public static RefusalException NotConnected() =>
        Of(1613, "The connection to the VMM management server is missing: give the answer of Get-SCVMMServer as -VMMServer.", "ConnectionError");

    public static RefusalException NotAnswered(string parameter) => RefusalException.Unsupported($"The lab's VMM does not answer -{parameter}");

    /// <summary>A sentence with its number.</summary>
    public static RefusalException Of(int id, string words, string category = "InvalidOperation") => RefusalException.InWords(Carmine, $"{words} (Error ID: {id})", $"{id}", category);
}
