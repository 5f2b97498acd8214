using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Reflection.Emit;
using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets;

/// <summary>The cmdlets that the lab answers, as each Windows version declares them. One that a version does not know is not there.</summary>
public static class DeclaredCmdlets
{
    private static readonly FrozenDictionary<string, CmdletBody> Bodies = typeof(CmdletBody).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(CmdletBody)))
        .Select(type => (CmdletBody)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(body => body.Name, StringComparer.OrdinalIgnoreCase);

    // Of the Hyper-V role and of failover clustering.
    private static readonly string[] HyperVModules = ["Hyper-V", "FailoverClusters"];

    private static readonly ConcurrentDictionary<WindowsRelease, Lazy<IReadOnlyList<Declared>>> Made = new();
    private static readonly ConcurrentDictionary<VmmRelease, Lazy<IReadOnlyList<Declared>>> MadeOfVmm = new();

    /// <summary>Names of all bodies, whatever version knows them.</summary>
    public static IEnumerable<string> Names => Bodies.Keys;

    /// <summary>Adds the cmdlets of a machine's Windows and of what is installed there, each by its name and by MODULE\NAME.</summary>
    public static void AddTo(InitialSessionState session, Software software)
    {
        IEnumerable<Declared> cmdlets = Made.GetOrAdd(software.Windows, static release => new(() => Make(release))).Value;
        if (!software.HyperV) cmdlets = cmdlets.Where(cmdlet => !HyperVModules.Contains(cmdlet.Module, StringComparer.Ordinal));
        if (software.Vmm is { } vmm) cmdlets = cmdlets.Concat(MadeOfVmm.GetOrAdd(vmm, static release => new(() => Make(release))).Value);
        foreach (var cmdlet in cmdlets)
        {
            session.Commands.Remove(cmdlet.Name, null);
            session.Commands.Add(new SessionStateCmdletEntry(cmdlet.Name, cmdlet.Type, helpFileName: null));
            session.Commands.Add(new SessionStateAliasEntry($"{cmdlet.Module}\\{cmdlet.Name}", cmdlet.Name));
        }
    }

    internal static CmdletBody BodyOf(string name) => Bodies[name];

    private static List<Declared> Make(WindowsRelease release)
    {
        var later = Enum.GetValues<WindowsRelease>().Where(each => each >= release).Select(FactFiles.Of);
        return Make($"Portal.Lab.{release}", FactFiles.Of(release), "Microsoft.HyperV.PowerShell", later, (module, name) => TypeName(release, module, name));
    }

    private static List<Declared> Make(VmmRelease release)
    {
        var later = Enum.GetValues<VmmRelease>().Where(each => each >= release).Select(FactFiles.Of);
        return Make($"Portal.Lab.{release}", FactFiles.Of(release), "Microsoft.VirtualManager.Utils", later,
            (_, name) => $"Microsoft.SystemCenter.VirtualMachineManager.Cmdlets.{name.Replace("-SC", "", StringComparison.Ordinal)}Cmdlet");
    }

    private static List<Declared> Make(string assembly, IEnumerable<(string Module, string Name, CmdletFacts Facts)> facts, string enumerations,
        IEnumerable<IEnumerable<(string Module, string Name, CmdletFacts Facts)>> later, Func<string, string, string> typeName)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(assembly), AssemblyBuilderAccess.Run).DefineDynamicModule("Cmdlets");
        var types = new ParameterTypes(module, Enumerations(later), enumerations);
        return [.. facts.Where(cmdlet => Bodies.ContainsKey(cmdlet.Name)).Select(cmdlet => new Declared(cmdlet.Module, cmdlet.Name,
            CmdletType.Make(module, typeName(cmdlet.Module, cmdlet.Name), cmdlet.Name, cmdlet.Facts, types)))];
    }

    // Where the facts of a version list no values, those of the next later one that does.
    private static Dictionary<string, IReadOnlyList<string>> Enumerations(IEnumerable<IEnumerable<(string Module, string Name, CmdletFacts Facts)>> ownAndLater)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var release in ownAndLater)
        {
            foreach (var (type, values) in Listed(release.Select(cmdlet => cmdlet.Facts)))
                found.TryAdd(type, values);
        }

        return found;
    }

    private static Dictionary<string, IReadOnlyList<string>> Listed(IEnumerable<CmdletFacts> cmdlets)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var facts in cmdlets)
        {
            foreach (var (parameter, values) in facts.Values)
            {
                var type = facts.Parameters[parameter].Replace("[]", "", StringComparison.Ordinal);
                found[type] = [.. found.GetValueOrDefault(type, []).Union(values, StringComparer.OrdinalIgnoreCase)];
            }
        }

        return found;
    }

    private static string TypeName(WindowsRelease release, string module, string name)
    {
        var words = name.Replace("-", "", StringComparison.Ordinal);
        return module switch
        {
            "Hyper-V" when release >= WindowsRelease.Ws2016 => $"Microsoft.HyperV.PowerShell.Commands.{words}",
            "Hyper-V" => $"Microsoft.HyperV.PowerShell.Commands.{words}Command",
            "FailoverClusters" => $"Microsoft.FailoverClusters.PowerShell.{words}Command",
            "CimCmdlets" => $"Microsoft.Management.Infrastructure.CimCmdlets.{words}Command",
            _ => $"Microsoft.PowerShell.Commands.{words}Command",
        };
    }

    private sealed record Declared(string Module, string Name, Type Type);
}
