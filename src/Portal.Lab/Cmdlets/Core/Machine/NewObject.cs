using System.Management.Automation;
using Portal.Lab.Cmdlets.Core.Security;
using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary>Objects that scripts make: those of .NET's Windows that the lab has stand-ins for, and one COM class. Everything else is not there.</summary>
public sealed class NewObject() : CmdletBody("New-Object")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        if (call.Get<string>("ComObject") is { } progId) call.Write(Com(call, progId));
        else if (call.Get<string>("TypeName") is "System.Management.Automation.PSObject" or "PSObject") call.Write(Bag(call.Get<System.Collections.IDictionary>("Property")));
        else call.Write(Net(call.Get<string>("TypeName")!, [.. call.All<object>("ArgumentList").Select(argument => argument is PSObject wrapped ? wrapped.BaseObject : argument)]));
    }

    private static FileSystemObject Com(ICmdletCall call, string progId) =>
        string.Equals(progId, "Scripting.FileSystemObject", StringComparison.OrdinalIgnoreCase)
            ? new FileSystemObject(call.Session.Files)
            : throw RefusalException.InWords(0x80040154, $"Cannot load COM type {progId}.", "CannotLoadComObjectType", "ResourceUnavailable");

    private static PSObject Bag(System.Collections.IDictionary? properties)
    {
        var bag = new PSObject();
        foreach (System.Collections.DictionaryEntry property in properties ?? new System.Collections.Hashtable()) bag.Properties.Add(new PSNoteProperty($"{property.Key}", property.Value));
        return bag;
    }

    private static object Net(string type, object[] arguments)
    {
        try
        {
            return (type.ToUpperInvariant(), arguments) switch
            {
                ("SYSTEM.SECURITY.PRINCIPAL.NTACCOUNT", [string name]) => new Identity(name),
                ("SYSTEM.SECURITY.PRINCIPAL.NTACCOUNT", [string domain, string name]) => new Identity($@"{domain}\{name}"),
                ("SYSTEM.SECURITY.PRINCIPAL.SECURITYIDENTIFIER", [string sid]) when Identity.IsSid(sid) => new Identity(sid),
                ("SYSTEM.SECURITY.ACCESSCONTROL.FILESYSTEMACCESSRULE", [var who, var rights, var kind]) => new AccessRule(Who(who), $"{rights}", "None", $"{kind}"),
                ("SYSTEM.SECURITY.ACCESSCONTROL.FILESYSTEMACCESSRULE", [var who, var rights, var inheritance, _, var kind]) => new AccessRule(Who(who), $"{rights}", $"{inheritance}", $"{kind}"),
                ("SYSTEM.SECURITY.PRINCIPAL.NTACCOUNT" or "SYSTEM.SECURITY.PRINCIPAL.SECURITYIDENTIFIER" or "SYSTEM.SECURITY.ACCESSCONTROL.FILESYSTEMACCESSRULE", _) => throw NoSuchArguments(type),
                _ => throw RefusalException.InWords(0x80131501, $"Cannot find type [{type}]: verify that the assembly containing this type is loaded.", "TypeNotFound", "InvalidType"),
            };
        }
        catch (ArgumentException)
        {
            throw NoSuchArguments(type);
        }
    }

    private static Identity Who(object who) => who as Identity ?? new Identity($"{who}");

    private static RefusalException NoSuchArguments(string type) =>
        RefusalException.InWords(0x80131501, $"Cannot convert the arguments to those of a constructor of {type}.", "ConstructorInvokedThrowException", "InvalidOperation");
}
