using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>Makes a cmdlet's class from its facts: a field for each parameter, an attribute for each set that has it.</summary>
internal static class CmdletType
{
    private static readonly ConstructorInfo Cmdlet = typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!;
    private static readonly ConstructorInfo Parameter = typeof(ParameterAttribute).GetConstructor([])!;
    private static readonly ConstructorInfo Alias = typeof(AliasAttribute).GetConstructor([typeof(string[])])!;
    private static readonly ConstructorInfo ValidateSet = typeof(ValidateSetAttribute).GetConstructor([typeof(string[])])!;
    private static readonly ConstructorInfo Carries = typeof(CarriesAttribute).GetConstructor([typeof(string)])!;

    /// <param name="module">Where it is made.</param>
    /// <param name="typeName">Full name: it ends every error's id.</param>
    /// <param name="name">"Get-VM".</param>
    /// <param name="facts">Its parameters.</param>
    /// <param name="types">Their types.</param>
    public static Type Make(ModuleBuilder module, string typeName, string name, CmdletFacts facts, ParameterTypes types)
    {
        var type = module.DefineType(typeName, TypeAttributes.Public | TypeAttributes.Sealed, typeof(DeclaredCmdlet));
        type.DefineDefaultConstructor(MethodAttributes.Public);

        var asks = facts.Parameters.ContainsKey("WhatIf");
        var words = name.Split('-');
        type.SetCustomAttribute(Attribute<CmdletAttribute>(Cmdlet, words, ("SupportsShouldProcess", asks), ("DefaultParameterSetName", DefaultSet(facts))));
        foreach (var (parameter, typeOf) in facts.Parameters)
        {
            // PowerShell itself adds these to whatever supports them.
            if (!(asks && parameter is "WhatIf" or "Confirm"))
                Define(type, parameter, typeOf, facts, types);
        }

        return type.CreateType();
    }

    private static void Define(TypeBuilder cmdlet, string name, string typeName, CmdletFacts facts, ParameterTypes types)
    {
        var (type, mustCarry) = types.Of(typeName);
        var field = cmdlet.DefineField(name, type, FieldAttributes.Public);
        foreach (var (setName, set) in facts.Sets)
        {
            var mandatory = set.Mandatory.Contains(name, StringComparer.Ordinal);
            if (!mandatory && !set.Optional.Contains(name, StringComparer.Ordinal))
                continue;
            var position = set.Positional.TakeWhile(other => other != name).Count();
            field.SetCustomAttribute(Attribute<ParameterAttribute>(Parameter, [],
                ("ParameterSetName", facts.Sets.Count == 1 ? ParameterAttribute.AllParameterSets : Plain(setName)),
                ("Mandatory", mandatory),
                ("Position", position < set.Positional.Count ? position : int.MinValue),
                ("ValueFromPipeline", IsPiped(name, type, mandatory))));
        }

        // Some pages list a name both as a parameter and as an alias of another.
        if (facts.Aliases.GetValueOrDefault(name) is { } aliases)
            field.SetCustomAttribute(new CustomAttributeBuilder(Alias, [aliases.Where(alias => !facts.Parameters.ContainsKey(alias)).ToArray()]));
        if (facts.Values.GetValueOrDefault(name) is { } values && !(type.GetElementType() ?? type).IsEnum)
            field.SetCustomAttribute(new CustomAttributeBuilder(ValidateSet, [values.ToArray()]));
        if (mustCarry is not null)
            field.SetCustomAttribute(new CustomAttributeBuilder(Carries, [mustCarry]));
    }

    // The facts do not say what comes from the pipeline; on Windows it is the object that a set is named after.
    private static bool IsPiped(string name, Type type, bool mandatory) =>
        name is "InputObject" || (mandatory && (type.GetElementType() ?? type).GetCustomAttribute<HostObjectAttribute>() is not null);

    private static string DefaultSet(CmdletFacts facts)
    {
        if (facts.Sets.Count == 1)
            return ParameterAttribute.AllParameterSets;
        var marked = facts.Sets.Keys.FirstOrDefault(name => name.EndsWith('*'));
        return Plain(marked ?? facts.Sets.Keys.First());
    }

    private static string Plain(string setName) => setName.TrimEnd('*');

    private static CustomAttributeBuilder Attribute<T>(ConstructorInfo constructor, object[] arguments, params (string Name, object Value)[] properties) =>
        new(constructor, arguments, [.. properties.Select(property => typeof(T).GetProperty(property.Name)!)], [.. properties.Select(property => property.Value)]);
}
