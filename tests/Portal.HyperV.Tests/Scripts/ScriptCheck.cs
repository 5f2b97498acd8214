namespace Portal.HyperV.Tests.Scripts;

/// <summary>Judges scripts by what the oldest Windows claimed knows, without running them.</summary>
internal static class ScriptCheck
{
    /// <summary>All faults of scripts that know each other's functions.</summary>
    /// <param name="scripts">Text by file name.</param>
    /// <param name="windows">The oldest claimed; <see cref="WindowsFacts.Ws2012"/> unless given.</param>
    public static IReadOnlyList<ScriptFault> Faults(IReadOnlyDictionary<string, string> scripts, ClaimedWindows? windows = null)
    {
        var parsed = scripts.Select(script => new Script(script.Key, script.Value, windows)).ToList();
        var functions = parsed.SelectMany(script => script.Functions).ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. parsed.SelectMany(script => SyntaxRule.Faults(script)
                .Concat(CodeRule.Faults(script))
                .Concat(CommandRule.Faults(script, functions))
                .Concat(CimRule.Faults(script))
                .Concat(EmbeddedRule.Faults(script))),
        ];
    }
}
