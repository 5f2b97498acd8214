using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Cim;

namespace Portal.Lab.Cmdlets.Cim;

/// <summary>Runs a method of an instance.</summary>
public sealed class InvokeCimMethod() : CmdletBody("Invoke-CimMethod")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        var held = call.Get<PSObject>("InputObject") ?? throw RefusalException.Unsupported("The lab answers -InputObject.");
        var of = CimClasses.Of(held);
        var method = call.Get<string>("MethodName")!;
        var inputs = CimFacts.Inputs(call.Session.Host.Release, of.Name, method) ?? throw CimRefusals.NoMethod(of.Name, method);
        var arguments = Arguments(call.Get<IDictionary>("Arguments"), inputs, method);
        call.Write(of.Call(call.Session, GetCimInstance.Refresh(call.Session, held), method, arguments));
    }

    private static Dictionary<string, object?> Arguments(IDictionary? given, IReadOnlyList<string> inputs, string method)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            if (!inputs.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw CimRefusals.InvalidParameter($"{method} has no parameter {name}");
            arguments[name] = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
        }

        return arguments;
    }
}
