using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Data;

namespace Portal.TestKit.Data;

/// <summary>An empty database of the test's own, gone afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private readonly List<ServiceProvider> _nodes = [];

    /// <summary>What all nodes on it take for the time.</summary>
    public FakeTimeProvider Clock { get; init; } = new();

    /// <summary>The services of one portal on this database; each call is another node.</summary>
    /// <param name="also">Registers more.</param>
    public IServiceProvider Join(Action<IServiceCollection>? also = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        Register(services);
        also?.Invoke(services);
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    /// <summary>A look at its rows.</summary>
    public PortalDb Open() => (_nodes.Count > 0 ? _nodes[0] : Join()).GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        foreach (var node in _nodes) await node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Registers the room that this database belongs to.</summary>
    protected abstract void Register(IServiceCollection services);

    /// <summary>Removes it, or empties it for the next.</summary>
    protected abstract Task LeaveAsync();
}
