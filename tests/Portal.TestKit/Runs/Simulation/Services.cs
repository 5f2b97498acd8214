using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>What an engine gets its steps and subjects from: one step serves all items of a process.</summary>
internal sealed class Services(Site site, SimulatedProcess process) : IServiceProvider, ISubjects<Machine>
{
    private readonly Dictionary<Type, ScriptedStep> _steps = [];

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(ISubjects<Machine>)) return this;
        if (serviceType == typeof(IAdvice)) return site.Advice;
        if (_steps.TryGetValue(serviceType, out var step)) return step;
        return serviceType.IsAssignableTo(typeof(ScriptedStep)) ? _steps[serviceType] = (ScriptedStep)Activator.CreateInstance(serviceType, site, process)! : null;
    }

    public Task<Machine?> LoadAsync(Guid subject, CancellationToken ct) => site.Load(subject);
}
