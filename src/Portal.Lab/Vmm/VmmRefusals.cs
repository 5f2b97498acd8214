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

    /// <summary>A role that may look, and no more. Its words and its number are not known for sure.</summary>
    public static RefusalException ReadOnly(string role) =>
        Of(1606, $"You do not have permission to perform this operation as a member of the user role {role}. Contact the Virtual Machine Manager administrator, and then try the operation again.", "PermissionDenied");

    public static RefusalException OtherBuild(string server, string its, string ours) =>
        Of(1615, $"Unable to connect to the VMM management server {server}. The version of the Virtual Machine Manager console ({ours}) is not compatible with the version of the management server ({its}). Install the console of the server's version, and try to connect again.", "ConnectionError");

    public static RefusalException NotConnected() =>
        Of(1613, "The connection to the VMM management server is missing: give the answer of Get-SCVMMServer as -VMMServer.", "ConnectionError");

    /// <summary>A file that is missing on a host, or that VMM has not seen there yet.</summary>
    public static RefusalException NoFile(string host, string path) =>
        Of(2904, $"VMM could not find the specified path {path} on the {host} server. Verify that the file is there, refresh the host, and try the operation again.", "ObjectNotFound");

    public static RefusalException NotResponding(string host) =>
        Of(2916, $"VMM is unable to complete the request. The connection to the agent {host} was lost. Ensure that the host is running and try the operation again.", "ConnectionError");

    public static RefusalException WrongState(string machine, string status) =>
        Of(1730, $"The selected action could not be completed because the virtual machine {machine} is not in a state in which the action is valid: it is {status}.");

    public static RefusalException Unknown(string kind, string name) => Of(801, $"VMM cannot find {kind} object {name}. Ensure that it is a member of your user role.", "ObjectNotFound");

    public static RefusalException Invalid(string words) => Of(12406, words, "InvalidArgument");

    /// <summary>What a host refuses, as VMM passes it on; its own words as they are.</summary>
    public static RefusalException Passed(string host, RefusalException refused) =>
        refused.Code == Carmine ? refused : Of(12700, $"VMM cannot complete the host operation on the {host} server because of the error: {refused.Message}");

    public static RefusalException NotAnswered(string parameter) => RefusalException.Unsupported($"The lab's VMM does not answer -{parameter}");

    /// <summary>A sentence with its number.</summary>
    public static RefusalException Of(int id, string words, string category = "InvalidOperation") => RefusalException.InWords(Carmine, $"{words} (Error ID: {id})", $"{id}", category);
}
