using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Reflection;

namespace Portal.Lab.Endpoint;

/// <summary>The engine's non-public members that the endpoint relies on: all of them, and only here.</summary>
internal sealed class EngineInternals
{
    public const string TestedVersion = "7.6.9";

    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly MethodInfo? SetRaw = typeof(PSVariable).GetMethod("SetValueRaw", Any, [typeof(object), typeof(bool)]);

    private readonly Assembly _engine;
    private readonly ConstructorInfo _mediator, _output, _errors, _crypto, _configuration;
    private readonly FieldInfo _stdIn, _stdOut, _stdErr, _providers, _providersLock, _providerType;
    private readonly MethodInfo _start;

    /// <exception cref="NotSupportedException">A member is missing or has changed; the message names it.</exception>
    public EngineInternals() : this(typeof(PSObject).Assembly) { }

    internal EngineInternals(Assembly engine)
    {
        _engine = engine;
        if (SetRaw is null) throw Missing($"{typeof(PSVariable)}.SetValueRaw");
        var mediator = Class("System.Management.Automation.Remoting.Server.NamedPipeProcessMediator");
        var output = Class("System.Management.Automation.Remoting.OutOfProcessTextWriter");
        var errors = Class("System.Management.Automation.Remoting.Server.FormattedErrorTextWriter");
        var crypto = Class("System.Management.Automation.Internal.PSRemotingCryptoHelperServer");
        var configuration = Class("System.Management.Automation.Remoting.ConfigurationDataFromXML");

        _mediator = Constructor(mediator);
        _stdIn = Field(mediator, "originalStdIn", typeof(TextReader));
        _stdOut = Field(mediator, "originalStdOut", output);
        _stdErr = Field(mediator, "originalStdErr", output);
        // initialCommand, cryptoHelper, workingDirectory, configurationName, configurationFile
        _start = Method(mediator, "Start", typeof(string), crypto, typeof(string), typeof(string), typeof(string));
        _output = Constructor(output, typeof(TextWriter));
        _errors = Constructor(errors, typeof(TextWriter));
        _crypto = Constructor(crypto);
        _providers = Field(typeof(PSSessionConfiguration), "s_ssnStateProviders", typeof(IDictionary));
        _providersLock = Field(typeof(PSSessionConfiguration), "s_syncObject", typeof(object));
        _configuration = Constructor(configuration);
        _providerType = Field(configuration, "EndPointConfigurationType", typeof(Type));
    }

    /// <summary>Gives a variable of one session another value, though the engine calls it constant.</summary>
    public static void SetConstant(PSVariable variable, object value) => SetRaw!.Invoke(variable, BindingFlags.DoNotWrapExceptions, null, [value, false], null);

    /// <summary>Reads and answers packets until the input ends. Blocks.</summary>
    public void Serve(TextReader input, TextWriter output)
    {
        var mediator = _mediator.Invoke(null);
        _stdIn.SetValue(mediator, input);
        _stdOut.SetValue(mediator, _output.Invoke([output]));
        _stdErr.SetValue(mediator, _errors.Invoke([output]));
        _start.Invoke(mediator, BindingFlags.DoNotWrapExceptions, null, [null, _crypto.Invoke(null), null, null, null], null);
    }

    /// <summary>Makes a class of ours say what sessions start with, in the whole process.</summary>
    public void UseSessionConfiguration(Type type)
    {
        var configuration = _configuration.Invoke(null);
        _providerType.SetValue(configuration, type);

        // The mediator always asks for the configuration named "".
        lock (_providersLock.GetValue(null)!) { ((IDictionary)_providers.GetValue(null)!)[""] = configuration; }
    }

    private Type Class(string name) => _engine.GetType(name) ?? throw Missing(name);

    private ConstructorInfo Constructor(Type type, params Type[] parameters) =>
        type.GetConstructor(Any, parameters) ?? throw Missing($"{type}({List(parameters)})");

    private MethodInfo Method(Type type, string name, params Type[] parameters) =>
        type.GetMethod(name, Any, parameters) ?? throw Missing($"{type}.{name}({List(parameters)})");

    private FieldInfo Field(Type type, string name, Type expected) =>
        type.GetField(name, Any) is { } field && expected.IsAssignableFrom(field.FieldType)
            ? field
            : throw Missing($"{expected.Name} {type}.{name}");

    private static string List(Type[] parameters) => string.Join(", ", parameters.Select(p => p.Name));

    private NotSupportedException Missing(string member) => new(
        $"{_engine.GetName().Name} {_engine.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version} has no '{member}', which the lab's endpoint needs. "
        + $"The endpoint was tested with package version {TestedVersion}: pin it, or adapt {nameof(EngineInternals)}.");
}
