using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Cim;

/// <summary>Instances of a class, or one that a session holds as it is now.</summary>
public sealed class GetCimInstance() : CmdletBody("Get-CimInstance")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        if (call.Get<PSObject>("InputObject") is { } held)
            call.Write(Refresh(call.Session, held));
        else if (call.Get<string>("ClassName") is { } name)
            Query(call, CimClasses.Find(call.Session.Host.Software, call.Get<string>("Namespace"), name));
        else
            throw RefusalException.Unsupported("The lab answers -ClassName and -InputObject.");
    }

    /// <summary>The instance as it is now.</summary>
    /// <exception cref="RefusalException">0x80041002: gone.</exception>
    internal static PSObject Refresh(LabSession session, PSObject held)
    {
        var of = CimClasses.Of(held);
        var key = CimObject.Text(held, of.Key) ?? throw CimRefusals.InvalidParameter($"the object has no {of.Key}");
        return of.Where(session, of.Key, key).FirstOrDefault() ?? throw CimRefusals.NotFound($"{of.Name}.{of.Key}=\"{key}\"");
    }

    private static void Query(ICmdletCall call, CimClass of)
    {
        var release = call.Session.Host.Release;
        var wanted = call.All<string>("Property");
        foreach (var property in wanted)
        {
            if (!of.HasProperty(release, property))
                throw CimRefusals.InvalidQuery($"select {property} from {of.Name}");
        }

        foreach (var instance in Found(call.Session, of, call.Get<string>("Filter")))
        {
            if (wanted.Count > 0)
                Keep(instance, wanted, of.Key);
            call.Write(instance);
        }
    }

    private static IEnumerable<PSObject> Found(LabSession session, CimClass of, string? filter)
    {
        if (filter is null)
            return of.All(session);
        var terms = CimFilter.Parse(filter);
        if (terms.Any(term => !of.HasProperty(session.Host.Release, term.Property)))
            throw CimRefusals.InvalidQuery(filter);
        return terms.Count == 1
            ? of.Where(session, terms[0].Property, terms[0].Value)
            : terms.SelectMany(term => of.Where(session, term.Property, term.Value)).DistinctBy(instance => CimObject.Text(instance, of.Key), StringComparer.OrdinalIgnoreCase);
    }

    private static void Keep(PSObject instance, IReadOnlyList<string> wanted, string key)
    {
        foreach (var name in instance.Properties.Select(property => property.Name).ToList())
        {
            if (name != key && !wanted.Contains(name, StringComparer.OrdinalIgnoreCase))
                instance.Properties.Remove(name);
        }
    }
}
